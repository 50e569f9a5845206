package io.holdfast.rules.engine;

import java.util.function.Consumer;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads a compiled class, without loading it, and tells of everything in it that is not allowed.
 */
final class ReferenceReader extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory";

  private final AllowedReferences allowed;
  private final Consumer<String> breach;

  private ReferenceReader(AllowedReferences allowed, Consumer<String> breach) {
    super(API);
    this.allowed = allowed;
    this.breach = breach;
  }

  /**
   * Reads a class.
   *
   * @param breach told what the class must not use, in the words of those who write rules
   */
  static void read(byte[] classFile, AllowedReferences allowed, Consumer<String> breach) {
    new ClassReader(classFile)
        .accept(
            new ReferenceReader(allowed, breach), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      String signature,
      String superName,
      String[] interfaces) {
    type(superName);
    for (String implemented : interfaces) {
      type(implemented);
    }
  }

  @Override
  public void visitNestMember(String nestMember) {
    breach.accept("a class of its own");
  }

  @Override
  public void visitInnerClass(String name, String outerName, String innerName, int access) {
    type(name);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    boolean variable = (access & (Opcodes.ACC_STATIC | Opcodes.ACC_FINAL)) == Opcodes.ACC_STATIC;
    if (variable || !allowed.generated() && !name.equals("serialVersionUID")) {
      breach.accept("a variable");
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if (name.equals("<clinit>")) {
      breach.accept("a static initialiser");
    }
    if ((access & (Opcodes.ACC_NATIVE | Opcodes.ACC_SYNCHRONIZED)) != 0) {
      breach.accept("native or synchronized code");
    }
    return new Code();
  }

  private void type(String name) {
    String element = name.replaceFirst("^\\[+L?", "").replace(";", "");
    boolean primitive = name.startsWith("[") && element.length() == 1;
    if (!primitive && !allowed.type(element)) {
      breach.accept(name(element));
    }
  }

  private static String name(String internal) {
    return "'" + internal.replace('/', '.').replace('$', '.') + "'";
  }

  /** The instructions of one method. */
  private final class Code extends MethodVisitor {

    Code() {
      super(API);
    }

    private void onlyGenerated(String what) {
      if (!allowed.generated()) {
        breach.accept(what);
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ATHROW) {
        onlyGenerated("an exception");
      } else if (opcode == Opcodes.MONITORENTER || opcode == Opcodes.MONITOREXIT) {
        onlyGenerated("a lock");
      } else if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE) {
        onlyGenerated("an assignment");
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (opcode == Opcodes.NEWARRAY) {
        onlyGenerated("'new'");
      }
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
      if (opcode >= Opcodes.ISTORE) {
        onlyGenerated("an assignment");
      }
    }

    @Override
    public void visitIincInsn(int index, int increment) {
      onlyGenerated("an assignment");
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      if (opcode == Opcodes.NEW || opcode == Opcodes.ANEWARRAY) {
        onlyGenerated("'new'");
      }
      type(type);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      breach.accept("'new'");
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      if (!allowed.field(owner, name)) {
        breach.accept(name(owner + '/' + name));
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (!allowed.method(owner, name)) {
        breach.accept(name(name.equals("<init>") ? owner : owner + '/' + name));
      }
    }

    // joining texts is the only thing the compiler leaves to the moment of running
    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      if (!bootstrap.getOwner().equals(CONCATENATION)) {
        breach.accept("code made while running");
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (!(value instanceof String || value instanceof Number)) {
        breach.accept("a class or code as a value");
      }
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      onlyGenerated("a loop or a choice");
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
      breach.accept("a choice");
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      breach.accept("a choice");
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      onlyGenerated("a caught exception");
    }
  }
}

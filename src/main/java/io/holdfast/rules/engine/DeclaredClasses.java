package io.holdfast.rules.engine;

import io.holdfast.rules.language.DrlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;

/** Owns the classes of the declared types, so that several builds of rules share them. */
public final class DeclaredClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final Map<String, byte[]> classFiles;

  /**
   * Takes over compiled classes.
   *
   * @param classFiles bytes by resource name, such as {@code retention/Signal.class}
   */
  DeclaredClasses(Map<String, byte[]> classFiles, ClassLoader parent) {
    super(parent);
    this.classFiles = Map.copyOf(classFiles);
  }

  /** The class of a declared type. */
  Class<?> of(String type) {
    try {
      return loadClass(DrlText.PACKAGE + '.' + type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The declared type " + type + " was not compiled", e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classFiles.get(name.replace('.', '/') + ".class");
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = classFiles.get(name);
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  // the compiler of rules looks for class files as resources
  @Override
  protected URL findResource(String name) {
    byte[] bytes = classFiles.get(name);
    if (bytes == null) {
      return null;
    }
    try {
      return new URL("declared", null, -1, "/" + name, new InMemory(bytes));
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class InMemory extends URLStreamHandler {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() throws IOException {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}

package io.holdfast.rules.engine;

import io.holdfast.rules.engine.CompiledCode.Breach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.compiler.kie.builder.impl.DrlProject;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/**
 * Compiles texts with the classic builder, which is quicker to build and names lines better than
 * the executable model. Nothing of a build stays registered with the engine: it lives as long as
 * somebody holds it.
 */
final class DroolsBuild {
  private static final String BASE = "rules";
  private static final String MODULE =
      """
      <kmodule xmlns="http://www.drools.org/xsd/kmodule">
        <kbase name="rules" default="true" packages="*"><ksession name="case" default="true"/></kbase>
      </kmodule>
      """;
  // builds that share a release id get each other's rules
  private static final AtomicLong BUILDS = new AtomicLong();

  private final List<Message> errors;
  private final List<Breach> breaches;
  private final KieBase base;
  private final Map<String, byte[]> classFiles;

  private DroolsBuild(
      List<Message> errors, List<Breach> breaches, KieBase base, Map<String, byte[]> classFiles) {
    this.errors = errors;
    this.breaches = breaches;
    this.base = base;
    this.classFiles = classFiles;
  }

  /**
   * Compiles. What the compiler made is loaded only if there is nothing in it but what rules may
   * be.
   *
   * @param texts by path; paths end in {@code .drl}
   */
  static DroolsBuild of(Map<String, String> texts, ClassLoader parent, CompiledCode check) {
    KieServices services = KieServices.get();
    ReleaseId id =
        services.newReleaseId("io.holdfast", "rules", Long.toString(BUILDS.incrementAndGet()));
    KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(id);
    files.writeKModuleXML(MODULE);
    texts.forEach((path, text) -> files.write("src/main/resources/" + path, text));
    KieBuilder builder = services.newKieBuilder(files, parent);
    builder.buildAll(DrlProject.class);
    try {
      List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
      if (!errors.isEmpty()) {
        return new DroolsBuild(errors, List.of(), null, Map.of());
      }
      InternalKieModule module = (InternalKieModule) builder.getKieModule();
      Map<String, byte[]> classFiles = classFiles(module);
      List<Breach> breaches =
          check.breaches(module.getKnowledgePackagesForKieBase(BASE), classFiles);
      if (!breaches.isEmpty()) {
        return new DroolsBuild(List.of(), breaches, null, Map.of());
      }
      KieBase base = services.newKieContainer(id, parent).getKieBase();
      return new DroolsBuild(List.of(), List.of(), base, classFiles);
    } finally {
      services.getRepository().removeKieModule(id);
    }
  }

  private static Map<String, byte[]> classFiles(InternalKieModule module) {
    Map<String, byte[]> classFiles = new LinkedHashMap<>();
    for (String file : module.getFileNames()) {
      if (file.endsWith(".class")) {
        classFiles.put(file, module.getBytes(file));
      }
    }
    return classFiles;
  }

  /** What does not compile. */
  List<Message> errors() {
    return errors;
  }

  /** What compiles and must not be loaded. */
  List<Breach> breaches() {
    return breaches;
  }

  /** What can be run; {@code null} when anything is wrong. */
  KieBase base() {
    return base;
  }

  Map<String, byte[]> classFiles() {
    return classFiles;
  }
}

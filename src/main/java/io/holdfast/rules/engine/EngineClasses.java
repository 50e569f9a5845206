package io.holdfast.rules.engine;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * What the compiler of rules sees of the application: the vocabulary and the engine. It tries a
 * thousand names that no class has for each that one has, and to look each up in a jar of jars
 * would take longer than to compile.
 */
final class EngineClasses extends ClassLoader {
  static final ClassLoader LOADER = new EngineClasses(EngineClasses.class.getClassLoader());

  private static final List<String> SEEN =
      List.of("io.holdfast.vocabulary.", "org.drools.", "org.kie.", "org.mvel2.");

  // settings of the engine
  private static final String SETTINGS = "META-INF/kie.";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader application;

  private EngineClasses(ClassLoader application) {
    super(ClassLoader.getPlatformClassLoader());
    this.application = application;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (seen(name)) {
      return application.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  protected URL findResource(String name) {
    return seen(name.replace('/', '.')) ? application.getResource(name) : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return name.startsWith(SETTINGS)
        ? application.getResources(name)
        : Collections.emptyEnumeration();
  }

  private static boolean seen(String name) {
    return SEEN.stream().anyMatch(name::startsWith);
  }
}

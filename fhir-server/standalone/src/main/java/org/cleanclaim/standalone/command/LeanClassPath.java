package org.cleanclaim.standalone.command;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The few jars a command without a server needs, ahead of all the others.
 *
 * <p>The product's jar holds some 360 jars, and looking for a class opens each until one has it:
 * that doubles the start of a command that needs ten of them. What is not in these few is still
 * found in the others. Services are looked for in the few only.
 */
final class LeanClassPath extends URLClassLoader {

  private static final List<String> FEW =
      List.of(
          "/classes/",
          "/cleanclaim-claim-edits-",
          "/cleanclaim-plugin-",
          "/org.hl7.fhir.r4-",
          "/org.hl7.fhir.utilities-",
          "/hapi-fhir-base-",
          "/jackson-core-2",
          "/snakeyaml-engine-",
          "/hibernate-validator-",
          "/jakarta.validation-api-",
          "/slf4j-api-",
          "/commons-lang3-",
          "/cleanclaim-camel-routes-",
          "/staedi-",
          "/caffeine-");

  static {
    registerAsParallelCapable();
  }

  private final Others others;

  private LeanClassPath(URL[] few, URL[] others, ClassLoader parent) {
    super(few, parent);
    this.others = new Others(others, this);
  }

  /** Whether this class came out of the jar of jars. */
  static boolean isWorthwhile() {
    return LeanClassPath.class.getClassLoader() instanceof URLClassLoader all
        && !(all instanceof LeanClassPath)
        && all.getURLs().length > FEW.size();
  }

  /** Runs a command with its classes from here. */
  static OptionalInt run(CommandLine line) {
    URLClassLoader all = (URLClassLoader) LeanClassPath.class.getClassLoader();
    List<URL> few = new ArrayList<>();
    List<URL> others = new ArrayList<>(List.of(all.getURLs()));
    for (String name : FEW) {
      others.stream().filter(url -> url.toString().contains(name)).forEach(few::add);
      others.removeAll(few);
    }
    LeanClassPath lean =
        new LeanClassPath(few.toArray(URL[]::new), others.toArray(URL[]::new), all.getParent());
    Thread.currentThread().setContextClassLoader(lean);
    try {
      Class<?> twin = lean.loadClass(CommandLine.class.getName());
      Object copy =
          twin.getConstructor(String.class, List.class)
              .newInstance(line.command(), line.arguments());
      return (OptionalInt) twin.getMethod("runHere").invoke(copy);
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException("The command failed by a fault of ours", fault);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try {
      return super.findClass(name);
    } catch (ClassNotFoundException notInTheFew) {
      return others.findHere(name);
    }
  }

  /** All the other jars; their classes see the few first. */
  private static final class Others extends URLClassLoader {

    static {
      registerAsParallelCapable();
    }

    Others(URL[] urls, ClassLoader parent) {
      super(urls, parent);
    }

    Class<?> findHere(String name) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? findClass(name) : known;
      }
    }
  }
}

package org.cleanclaim.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** What the build compiled from FSH, as it lies on the class path. */
record CompiledPackage(List<Resource> definitions, List<Resource> examples) {

  static CompiledPackage read(FhirContext fhir) {
    Path root = onClassPath("/org/cleanclaim/profiles/.index.json").getParent();
    return new CompiledPackage(
        resourcesIn(root, fhir), resourcesIn(root.resolve("examples"), fhir));
  }

  <T extends Resource> T example(String id, Class<T> type) {
    return examples.stream()
        .filter(example -> example.getIdElement().getIdPart().equals(id))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<Resource> resourcesIn(Path folder, FhirContext fhir) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[A-Z].*\\.json"))
          .sorted()
          .map(file -> parse(file, fhir))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Resource parse(Path file, FhirContext fhir) {
    try {
      return (Resource) fhir.newJsonParser().parseResource(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path onClassPath(String name) {
    try {
      return Path.of(CompiledPackage.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

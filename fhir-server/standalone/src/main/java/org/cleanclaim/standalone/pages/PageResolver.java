package org.cleanclaim.standalone.pages;

import java.io.IOException;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Finds the page behind an address of a single-page app: its own files, named entries, index. */
final class PageResolver extends PathResourceResolver {

  private static final String INDEX = "index.html";

  private final Map<String, String> entries;

  PageResolver(Map<String, String> entries) {
    this.entries = Map.copyOf(entries);
  }

  @Override
  protected Resource getResource(String path, Resource location) throws IOException {
    var entry = entries.get(path);
    if (entry != null) {
      return super.getResource(entry, location);
    }
    var file = super.getResource(path, location);
    // A missing file is missing; a missing address is one the app's own router knows.
    return file != null || path.contains(".") ? file : super.getResource(INDEX, location);
  }
}

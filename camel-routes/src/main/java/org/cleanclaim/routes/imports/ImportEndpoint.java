package org.cleanclaim.routes.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.UUID;
import org.cleanclaim.routes.audit.AuditTrail;
import org.cleanclaim.routes.operations.FailureAnswer;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.trafficview.TrafficCallers;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Takes the past of a site over HTTP: the body is an 837, an 835, or a ZIP archive of such files.
 * Who handed them in is on record.
 */
@RestController
@RequestMapping(ImportEndpoint.PATH)
public class ImportEndpoint {
  public static final String PATH = "/routes/imports";

  private final Imports imports;
  private final AuditTrail audit;
  private final TrafficCallers callers;
  private final FailureAnswer failures;

  public ImportEndpoint(
      Imports imports, AuditTrail audit, TrafficCallers callers, FailureAnswer failures) {
    this.imports = imports;
    this.audit = audit;
    this.callers = callers;
    this.failures = failures;
  }

  /** Keeps what is sent; it is read from then on, and where it stands is under the id. */
  @PostMapping
  ResponseEntity<ImportReport> begin(
      @RequestParam(defaultValue = "the file") String name, HttpServletRequest request) {
    var person = callers.of(request);
    try {
      var id = imports.begin(name(name), request.getInputStream(), person.name());
      var report = imports.report(id).orElseThrow();
      audit.write(
          person, "import", "import/" + id, "History import.", report.files().size() + " files");
      return ResponseEntity.accepted()
          .location(URI.create(PATH + "/" + id))
          .cacheControl(CacheControl.noStore())
          .body(report);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @GetMapping("/{id}")
  ResponseEntity<ImportReport> report(@PathVariable UUID id) {
    return imports
        .report(id)
        .map(report -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(report))
        .orElseThrow(() -> RouteFailure.missing("There is no such import here."));
  }

  @ExceptionHandler
  ResponseEntity<String> failed(Exception caught) {
    var told = failures.tell("import", readable(caught));
    var headers = new HttpHeaders();
    told.headers().forEach(headers::set);
    return ResponseEntity.status(told.status()).headers(headers).body(told.body());
  }

  private static Exception readable(Exception caught) {
    if (caught instanceof MethodArgumentTypeMismatchException) {
      return RouteFailure.missing("There is no such import here.");
    }
    if (caught instanceof UncheckedIOException) {
      return RouteFailure.unusable(
          "What was sent ended too early. Send it again; nothing was taken.", caught);
    }
    return caught instanceof ErrorResponse
        ? RouteFailure.unusable("Send the file, or a ZIP archive of files, as the body.", caught)
        : caught;
  }

  private static String name(String given) {
    var clean = given.replaceAll("\\p{Cntrl}", "");
    return clean.length() <= 200 ? clean : clean.substring(clean.length() - 200);
  }
}

package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cleanclaim.plugin.guard.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The CDS Hooks 2.0 endpoint: discovery, services, feedback. */
@RestController
@RequestMapping("/cds-services")
public class CdsHooksController {

  private final CdsHooksSettings settings;
  private final Map<String, CdsService> services = new LinkedHashMap<>();
  private final CdsDesk desk;
  private final ClientCheck clients;
  private final FeedbackDesk feedback;
  private final OwnAddress address;

  CdsHooksController(
      CdsHooksSettings settings,
      List<CdsService> services,
      CdsDesk desk,
      ClientCheck clients,
      FeedbackDesk feedback) {
    this.settings = settings;
    this.desk = desk;
    this.clients = clients;
    this.feedback = feedback;
    this.address = new OwnAddress(settings.baseUrl());
    services.stream()
        .sorted(Comparator.comparing(service -> service.description().id()))
        .forEach(service -> this.services.put(service.description().id(), service));
  }

  @GetMapping({"", "/"})
  ResponseEntity<byte[]> discover(HttpServletRequest request) {
    clients.require(request, address.base(request) + "/cds-services");
    ObjectNode json = CdsJson.object();
    ArrayNode list = json.putArray("services");
    services.values().forEach(service -> list.add(service.description().toJson()));
    return ok(CdsJson.write(json));
  }

  @PostMapping("/{id}")
  ResponseEntity<byte[]> call(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    CdsService service = service(id);
    clients.require(request, address.base(request) + "/cds-services/" + id);
    return ok(desk.answer(service, body(request), address.here(request)));
  }

  @PostMapping("/{id}/feedback")
  ResponseEntity<byte[]> feedback(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    service(id);
    String base = address.base(request) + "/cds-services/" + id;
    clients.require(request, base, base + "/feedback");
    feedback.take(id, body(request));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).build();
  }

  /** Everything else below the address: a method that is not taken, or nothing at all. */
  @RequestMapping("/**")
  void other(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    String[] parts = path.replaceFirst("^/cds-services/?", "").split("/");
    if (parts.length == 1 && parts[0].isEmpty()) {
      throw CdsRefusal.methodNotAllowed("GET");
    }
    service(parts[0]);
    if (parts.length == 1 || parts.length == 2 && "feedback".equals(parts[1])) {
      throw CdsRefusal.methodNotAllowed("POST");
    }
    throw CdsRefusal.notFound();
  }

  @ExceptionHandler(CdsRefusal.class)
  ResponseEntity<byte[]> refuse(CdsRefusal e) {
    Refusal refusal = e.refusal();
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(refusal.status())
            .header(HttpHeaders.CONTENT_TYPE, Refusal.FHIR_JSON)
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (refusal.status() == HttpStatus.UNAUTHORIZED.value()) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
    }
    if (refusal.status() == HttpStatus.METHOD_NOT_ALLOWED.value()) {
      answer.header(HttpHeaders.ALLOW, refusal.diagnostics().contains("GET") ? "GET" : "POST");
    }
    return answer.body(refusal.body());
  }

  private CdsService service(String id) {
    CdsService service = services.get(id);
    if (service == null) {
      throw CdsRefusal.notFound();
    }
    return service;
  }

  private byte[] body(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
      throw CdsRefusal.unsupportedType();
    }
    long max = settings.maxBody().toBytes();
    if (request.getContentLengthLong() > max) {
      throw CdsRefusal.tooLarge(max);
    }
    byte[] body = request.getInputStream().readNBytes((int) max + 1);
    if (body.length > max) {
      throw CdsRefusal.tooLarge(max);
    }
    return body;
  }

  private static ResponseEntity<byte[]> ok(byte[] json) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(json);
  }
}

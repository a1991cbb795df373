package org.cleanclaim.plugin.ehr;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where an EHR reads the public key our assertions are signed with (its {@code jwks_url}). */
@RestController
public class ClientKeySet {

  /** The address below the server's own. */
  public static final String PATH = "/cleanclaim/jwks.json";

  private static final Duration FRESH = Duration.ofMinutes(15);

  private final String keys;

  ClientKeySet(ClientKey key) {
    this.keys = key.publicSet();
  }

  /** The JWK set as it is served. */
  public String set() {
    return keys;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> serve() {
    return ResponseEntity.ok().cacheControl(CacheControl.maxAge(FRESH).cachePublic()).body(keys);
  }
}

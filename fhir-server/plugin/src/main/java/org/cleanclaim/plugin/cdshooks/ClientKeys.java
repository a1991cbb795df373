package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cleanclaim.plugin.site.BoundedBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * The public keys of registered CDS clients. They are read from where the settings say and from
 * nowhere else: what a token names as its key set only has to agree.
 */
class ClientKeys {

  private static final Logger log = LoggerFactory.getLogger(ClientKeys.class);
  private static final int LARGEST_SET = 256 * 1024;

  private final Map<String, CdsHooksSettings.Client> clients = new HashMap<>();
  private final Cache<String, Map<String, PublicKey>> sets =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(1)).maximumSize(1000).build();
  private final Cache<String, Boolean> askedAgain =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).maximumSize(1000).build();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  ClientKeys(List<CdsHooksSettings.Client> clients) {
    clients.forEach(client -> this.clients.put(client.issuer(), client));
  }

  Optional<PublicKey> find(String issuer, String jku, String keyId, String algorithm) {
    CdsHooksSettings.Client client = clients.get(issuer);
    if (client == null || jku != null && !jku.equals(client.jwks())) {
      return Optional.empty();
    }
    String name = algorithm + "/" + keyId;
    PublicKey key = sets.get(issuer, unused -> read(client)).get(name);
    // A key we do not have may be new; asking is bounded, so that made-up names cost nothing.
    if (key == null && askedAgain.asMap().putIfAbsent(issuer, true) == null) {
      Map<String, PublicKey> fresh = read(client);
      if (!fresh.isEmpty()) {
        sets.put(issuer, fresh);
      }
      key = fresh.get(name);
    }
    return Optional.ofNullable(key);
  }

  private Map<String, PublicKey> read(CdsHooksSettings.Client client) {
    try {
      JsonNode set = CdsJson.read(bytes(client.jwks()));
      Map<String, PublicKey> keys = new HashMap<>();
      for (JsonNode key : set.path("keys")) {
        JsonWebKey.read(key).ifPresent(read -> keys.put(read.name(), read.key()));
      }
      return keys;
    } catch (IOException e) {
      log.warn("The keys of CDS client {} could not be read: {}", client.issuer(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Map.of();
  }

  private byte[] bytes(String address) throws IOException, InterruptedException {
    if (!address.startsWith("http:") && !address.startsWith("https:")) {
      try (InputStream in = new DefaultResourceLoader().getResource(address).getInputStream()) {
        return in.readNBytes(LARGEST_SET);
      }
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(2)).build();
    HttpResponse<byte[]> answer = http.send(request, info -> new BoundedBody(LARGEST_SET));
    if (answer.statusCode() != 200) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer.body();
  }
}

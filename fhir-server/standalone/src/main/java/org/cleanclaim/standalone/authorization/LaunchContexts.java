package org.cleanclaim.standalone.authorization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The launches the demo EHR has opened. A handle says nothing, and soon means nothing. */
public final class LaunchContexts {

  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Launch> launches =
      Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(MOST).build();

  /** The handle of a launch only this user can complete. */
  public String open(String user, LaunchContext context) {
    var bytes = new byte[24];
    random.nextBytes(bytes);
    var handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    launches.put(handle, new Launch(user, context));
    return handle;
  }

  Optional<LaunchContext> find(String handle, String user) {
    return Optional.ofNullable(launches.getIfPresent(handle))
        .filter(launch -> launch.user().equals(user))
        .map(Launch::context);
  }

  private record Launch(String user, LaunchContext context) {}
}

package org.cleanclaim.routes.trafficview;

import jakarta.servlet.http.HttpServletRequest;
import org.cleanclaim.routes.audit.Person;

/**
 * Who asks for the traffic. The host provides this when it lets nobody through to {@code
 * /routes/traffic} who may not; without it there is no such endpoint.
 */
public interface TrafficCallers {

  /** The one behind the request, by whom what is done is kept on record. */
  Person of(HttpServletRequest request);
}

package org.cleanclaim.standalone.authorization;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the EHR has open when it launches an app; the app is told with its token (SMART App Launch,
 * launch context).
 */
public record LaunchContext(
    String patient,
    String encounter,
    String claim,
    String intent,
    Boolean needPatientBanner,
    String appContext) {

  /** The clinic, of a server that could hold several. */
  private static final String TENANT = "harbor-family-medicine";

  /**
   * The parameters that stand beside the access token.
   *
   * @param origin of the demo EHR, where its look is told and its window listens
   * @param handle of the launch, which the EHR's window knows it by
   */
  @JsonIgnore
  Map<String, Object> asTokenParameters(String origin, String handle) {
    var parameters = new LinkedHashMap<String, Object>();
    putIfPresent(parameters, "patient", patient);
    putIfPresent(parameters, "encounter", encounter);
    putIfPresent(parameters, "intent", intent);
    putIfPresent(parameters, "appContext", appContext);
    if (isGiven(claim)) {
      parameters.put("fhirContext", List.of(Map.of("reference", "Claim/" + claim)));
    }
    parameters.put("tenant", TENANT);
    parameters.put("smart_style_url", origin + "/ehr/smart-style.json");
    parameters.put("smart_web_messaging_origin", origin);
    parameters.put("smart_web_messaging_handle", handle);
    // Absent means the app must show whose data it shows.
    parameters.put("need_patient_banner", needPatientBanner == null || needPatientBanner);
    return parameters;
  }

  private static void putIfPresent(Map<String, Object> parameters, String name, String value) {
    if (isGiven(value)) {
      parameters.put(name, value);
    }
  }

  private static boolean isGiven(String value) {
    return value != null && !value.isBlank();
  }
}

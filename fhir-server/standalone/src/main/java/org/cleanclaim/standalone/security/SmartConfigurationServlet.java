package org.cleanclaim.standalone.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;

/** Serves {@link SmartConfiguration} below the FHIR endpoint, a path HAPI's servlet would take. */
public final class SmartConfigurationServlet extends HttpServlet {

  public static final String PATH = "/fhir/.well-known/smart-configuration";

  private static final long serialVersionUID = 1L;

  private final transient ObjectMapper json;
  private final transient Function<HttpServletRequest, SmartConfiguration> configuration;

  public SmartConfigurationServlet(
      ObjectMapper json, Function<HttpServletRequest, SmartConfiguration> configuration) {
    this.json = json;
    this.configuration = configuration;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json;charset=UTF-8");
    // Apps on other origins discover the server too; it says nothing about anybody.
    response.setHeader("Access-Control-Allow-Origin", "*");
    json.writeValue(response.getOutputStream(), configuration.apply(request));
  }
}

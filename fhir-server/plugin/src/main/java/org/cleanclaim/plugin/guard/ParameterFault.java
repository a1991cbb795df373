package org.cleanclaim.plugin.guard;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.method.OperationParameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.cleanclaim.plugin.BadParameter;
import org.hl7.fhir.instance.model.api.IPrimitiveType;

/**
 * Says 400 where a parameter of an operation asked by GET is not of its type. HAPI reads it before
 * the operation does, and would call what goes wrong there a fault of the server.
 */
@Interceptor
public final class ParameterFault {
  private static final Map<String, String> WORDS =
      Map.of(
          "decimal", "a number",
          "integer", "a whole number",
          "positiveInt", "a whole number from 1 on",
          "unsignedInt", "a whole number from 0 on",
          "boolean", "true or false",
          "date", "a day such as 2026-11-23",
          "dateTime", "a day such as 2026-11-23",
          "instant", "a time such as 2026-11-23T09:30:00Z");

  private final RestfulServer server;

  ParameterFault(RestfulServer server) {
    this.server = server;
  }

  /** Null where the failure is another. */
  @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
  public BaseServerResponseException tell(RequestDetails request, Throwable failure) {
    if (request == null
        || request.getRequestType() != RequestTypeEnum.GET
        || request.getOperation() == null
        || failure instanceof BaseServerResponseException known && known.getStatusCode() < 500) {
      return null;
    }
    return server
        .determineResourceMethod(request, request.getRequestPath())
        .getParameters()
        .stream()
        .filter(OperationParameter.class::isInstance)
        .map(OperationParameter.class::cast)
        .flatMap(parameter -> fault(parameter, request).stream())
        .findFirst()
        .orElse(null);
  }

  private Optional<BaseServerResponseException> fault(
      OperationParameter parameter, RequestDetails request) {
    String[] values = request.getParameters().get(parameter.getName());
    if (values == null || Arrays.stream(values).allMatch(value -> fits(parameter, value))) {
      return Optional.empty();
    }
    String name = parameter.getName();
    String wanted = WORDS.getOrDefault(parameter.getParamType(), parameter.getParamType());
    return Optional.of(
        BadParameter.malformed(name, "Send %s as parameter %s.".formatted(wanted, name)));
  }

  private static boolean fits(OperationParameter parameter, String value) {
    BaseRuntimeElementDefinition<?> type =
        FhirContext.forR4Cached().getElementDefinition(parameter.getParamType());
    if (type == null || !(type.newInstance() instanceof IPrimitiveType<?> primitive)) {
      return true;
    }
    try {
      primitive.setValueAsString(value);
      return true;
    } catch (RuntimeException unreadable) {
      return false;
    }
  }
}

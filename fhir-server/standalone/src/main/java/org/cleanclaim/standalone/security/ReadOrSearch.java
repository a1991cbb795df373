package org.cleanclaim.standalone.security;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleTester;
import java.util.EnumSet;
import java.util.Set;
import org.cleanclaim.standalone.security.SmartScope.Permission;

/** Tells {@code r} from {@code s}: HAPI's rule for reading covers both. */
record ReadOrSearch(boolean read, boolean search) implements IAuthRuleTester {

  private static final Set<RestOperationTypeEnum> SEARCHES =
      EnumSet.of(
          RestOperationTypeEnum.SEARCH_TYPE,
          RestOperationTypeEnum.SEARCH_SYSTEM,
          RestOperationTypeEnum.HISTORY_TYPE,
          RestOperationTypeEnum.HISTORY_SYSTEM,
          RestOperationTypeEnum.GET_PAGE);

  private static final Set<RestOperationTypeEnum> READS =
      EnumSet.of(
          RestOperationTypeEnum.READ,
          RestOperationTypeEnum.VREAD,
          RestOperationTypeEnum.HISTORY_INSTANCE);

  static ReadOrSearch of(SmartScope scope) {
    return new ReadOrSearch(scope.allows(Permission.READ), scope.allows(Permission.SEARCH));
  }

  @Override
  public boolean matches(RuleTestRequest request) {
    return isGranted(request.operation);
  }

  @Override
  public boolean matchesOutput(RuleTestRequest request) {
    return isGranted(request.operation);
  }

  /**
   * Other operations (a create that returns what it stored) show what the caller may see at all.
   */
  private boolean isGranted(RestOperationTypeEnum operation) {
    if (SEARCHES.contains(operation)) {
      return search;
    }
    return READS.contains(operation) ? read : true;
  }
}

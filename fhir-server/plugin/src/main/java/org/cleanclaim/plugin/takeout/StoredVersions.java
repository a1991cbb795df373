package org.cleanclaim.plugin.takeout;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.param.UriParamQualifierEnum;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cleanclaim.plugin.Canonical;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** What is stored, by its ids: found by what names it, and read with every version. */
final class StoredVersions {

  /** So many references are asked for at a time. */
  private static final int AT_ONCE = 100;

  private final DaoRegistry daos;
  private final RequestDetails request;

  StoredVersions(DaoRegistry daos, RequestDetails request) {
    this.daos = daos;
    this.request = request;
  }

  /** Tasks of a code, oldest id first. */
  List<String> tasks(String code) {
    return find("Task", "code", new TokenParam(Canonical.TASKS, code));
  }

  /** Resources whose url begins so. */
  List<String> below(String type, String url) {
    return find(type, "url", new UriParam(url).setQualifier(UriParamQualifierEnum.BELOW));
  }

  private List<String> find(String type, String parameter, IQueryParameterType value) {
    return keys(type, SearchParameterMap.newSynchronous(parameter, value))
        .sorted(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** Resources of a type that name any of these. */
  List<String> naming(String type, String parameter, List<String> targets) {
    List<String> found = new ArrayList<>();
    for (int from = 0; from < targets.size(); from += AT_ONCE) {
      ReferenceOrListParam any = new ReferenceOrListParam();
      targets
          .subList(from, Math.min(from + AT_ONCE, targets.size()))
          .forEach(target -> any.add(new ReferenceParam(target)));
      keys(type, SearchParameterMap.newSynchronous().add(parameter, any)).forEach(found::add);
    }
    return found;
  }

  /** Whether there is, or was, such a resource. Not to be asked within a transaction. */
  boolean isKnown(String key) {
    IdType id = new IdType(key);
    try {
      daos.getResourceDao(id.getResourceType()).read(id, request);
      return true;
    } catch (ResourceGoneException deleted) {
      return true;
    } catch (ResourceNotFoundException never) {
      return false;
    }
  }

  private Stream<String> keys(String type, SearchParameterMap search) {
    IFhirResourceDao<?> dao = daos.getResourceDao(type);
    return dao.searchForResourceIds(search, request).stream()
        .map(found -> type + "/" + ((IIdType) found).getIdPart());
  }

  /** Every version, the oldest first; none where there never was such a resource. */
  List<Resource> of(String key) {
    IdType id = new IdType(key);
    if (!daos.isResourceTypeSupported(id.getResourceType())) {
      return List.of();
    }
    try {
      Resource current = (Resource) daos.getResourceDao(id.getResourceType()).read(id, request);
      return "1".equals(current.getIdElement().getVersionIdPart()) ? List.of(current) : history(id);
    } catch (ResourceNotFoundException never) {
      return List.of();
    } catch (ResourceGoneException deleted) {
      return history(id);
    }
  }

  private List<Resource> history(IdType id) {
    return daos
        .getResourceDao(id.getResourceType())
        .history(id, null, null, null, request)
        .getResources(0, Integer.MAX_VALUE)
        .stream()
        .map(Resource.class::cast)
        .sorted(Comparator.comparingLong(each -> each.getIdElement().getVersionIdPartAsLong()))
        .toList();
  }
}

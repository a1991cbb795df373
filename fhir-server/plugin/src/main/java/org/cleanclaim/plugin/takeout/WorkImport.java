package org.cleanclaim.plugin.takeout;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes a file of work within one transaction, as the server's own writes: nothing is scrubbed,
 * opened or sent because of them. Each version is written in its turn, so that it bears the number
 * it had.
 */
final class WorkImport implements WorkFile.Taker {

  /** So many lines are held by the session, which looks through all it holds before each query. */
  private static final int HELD = 10;

  /** So many resources may name each other in a circle. */
  private static final int CIRCLE = 200;

  private final DaoRegistry daos;
  private final RequestDetails request;
  private final EntityManager entities;
  private final LineFormat format;
  private final WorkRows rows;
  private final WorkFile file;
  private final SeenResources written = new SeenResources();
  private final Set<String> held = new HashSet<>();
  private final List<Line> waiting = new ArrayList<>();
  private Set<String> names;
  private int writtenLines;
  private int keptLines;

  WorkImport(
      DaoRegistry daos,
      RequestDetails request,
      EntityManager entities,
      LineFormat format,
      WorkRows rows,
      WorkFile file) {
    this.daos = daos;
    this.request = request;
    this.entities = entities;
    this.format = format;
    this.rows = rows;
    this.file = file;
  }

  @Override
  public void take(Line line) throws BadLine {
    try {
      if (line.isRow()) {
        row(line);
      } else if (file.isKept(line.key())) {
        keptLines++;
      } else {
        waiting.add(line);
        if (waiting.stream().allMatch(this::isNameable)) {
          write();
        } else if (waiting.size() > CIRCLE) {
          throw new BadLine(
              "%s names what does not come before it.".formatted(waiting.get(0).key()));
        }
      }
    } catch (BaseServerResponseException | DataFormatException refused) {
      throw new BadLine("%s was refused: %s".formatted(line.key(), refused.getMessage()));
    }
  }

  @Override
  public void end() throws BadLine {
    if (!waiting.isEmpty()) {
      throw new BadLine("%s names what does not come before it.".formatted(waiting.get(0).key()));
    }
    flush();
  }

  int written() {
    return writtenLines;
  }

  /** Lines of what was here already, which stays as it is. */
  int kept() {
    return keptLines;
  }

  private void row(Line line) throws BadLine {
    if (names == null) {
      names = rows.names();
    }
    if (names.contains(line.id())) {
      keptLines++;
    } else {
      rows.keep(line, (Parameters) format.resource(line));
      writtenLines++;
    }
  }

  /** Whether all it names, as far as the file has it, is there or waits with it. */
  private boolean isNameable(Line line) {
    return line.links().stream()
        .allMatch(
            link ->
                !file.has(link)
                    || file.isKept(link)
                    || written.contains(link)
                    || waiting.stream().anyMatch(other -> other.key().equals(link)));
  }

  private void write() throws BadLine {
    if (waiting.size() == 1) {
      write(waiting.get(0));
    } else {
      together();
    }
    for (Line line : waiting) {
      written.add(line.key());
      writtenLines++;
    }
    waiting.clear();
  }

  private void write(Line line) throws BadLine {
    if (!held.add(line.key()) || held.size() > HELD) {
      // HAPI makes one version of a resource it holds, however often it is written.
      flush();
      held.add(line.key());
    }
    DaoMethodOutcome outcome =
        line.isDeleted()
            ? dao(line.type()).delete(new IdType(line.key()), request)
            : update(dao(line.type()), line);
    IIdType id = outcome.getId();
    if (id.getVersionIdPartAsLong() == null || id.getVersionIdPartAsLong() != line.version()) {
      throw new BadLine(
          "%s becomes version %s and was version %d: somebody writes it here, too. Import again when nobody does."
              .formatted(line.key(), id.getVersionIdPart(), line.version()));
    }
  }

  private <T extends Resource> DaoMethodOutcome update(IFhirResourceDao<T> dao, Line line) {
    @SuppressWarnings("unchecked")
    T resource = (T) format.resource(line);
    resource.setId(new IdType(line.type(), line.id()));
    Meta wanted = resource.getMeta().copy();
    DaoMethodOutcome outcome =
        dao.update(resource, null, true, line.version() > 1, request, new TransactionDetails());
    if (line.version() > 1) {
      untag(dao, line, (Resource) outcome.getResource(), wanted);
    }
    return outcome;
  }

  /** A server keeps the tags of the version before; one that was taken away is taken away again. */
  private void untag(IFhirResourceDao<?> dao, Line line, Resource stored, Meta wanted) {
    Meta surplus = new Meta();
    stored.getMeta().getTag().stream()
        .filter(tag -> !has(wanted.getTag(), tag))
        .forEach(tag -> surplus.addTag(tag.copy()));
    stored.getMeta().getSecurity().stream()
        .filter(label -> !has(wanted.getSecurity(), label))
        .forEach(label -> surplus.addSecurity(label.copy()));
    stored.getMeta().getProfile().stream()
        .filter(profile -> !wanted.hasProfile(profile.getValue()))
        .forEach(profile -> surplus.addProfile(profile.getValue()));
    if (!surplus.isEmpty()) {
      dao.metaDeleteOperation(new IdType(line.type(), line.id()), surplus, request);
    }
  }

  private static boolean has(List<Coding> codings, Coding one) {
    return codings.stream()
        .anyMatch(
            each ->
                Objects.equals(each.getSystem(), one.getSystem())
                    && Objects.equals(each.getCode(), one.getCode()));
  }

  /** Resources that name each other in a circle can be written only at once. */
  private void together() throws BadLine {
    flush();
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (Line line : waiting) {
      if (line.version() > 1 || line.isDeleted()) {
        throw new BadLine("%s names what does not come before it.".formatted(line.key()));
      }
      Resource resource = format.resource(line);
      resource.setId(new IdType(line.type(), line.id()));
      bundle
          .addEntry()
          .setFullUrl(line.key())
          .setResource(resource)
          .getRequest()
          .setMethod(Bundle.HTTPVerb.PUT)
          .setUrl(line.key());
    }
    @SuppressWarnings("unchecked")
    IFhirSystemDao<Bundle, Meta> server = daos.getSystemDao();
    server.transactionNested(request, bundle);
    flush();
  }

  @SuppressWarnings("unchecked")
  private IFhirResourceDao<Resource> dao(String type) {
    return daos.getResourceDao(type);
  }

  private void flush() {
    entities.flush();
    entities.clear();
    held.clear();
  }
}

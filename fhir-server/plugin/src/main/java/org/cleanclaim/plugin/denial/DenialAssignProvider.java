package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** The operation {@code $assign}: gives a denial, or many, to a person or a team. */
public final class DenialAssignProvider {

  private static final int MOST = 5_000;
  private static final int PART = 200;

  private final DenialWork work;
  private final DenialLedger ledger;
  private final DenialQueries queries;

  DenialAssignProvider(DenialWork work, DenialLedger ledger, DenialQueries queries) {
    this.work = work;
    this.ledger = ledger;
    this.queries = queries;
  }

  /**
   * Whom a denial is given to.
   *
   * @param owner null to leave it as it is
   * @param team null to leave it as it is
   */
  private record Receiver(Reference owner, String team, boolean nobody, String note) {

    String words() {
      String person = nobody ? "nobody" : owner == null ? null : Facts.words(owner);
      String to =
          person == null ? "team " + team : team == null ? person : person + ", team " + team;
      return "To " + to + "." + (note == null ? "" : " " + note);
    }
  }

  /**
   * Gives one denial to somebody.
   *
   * @param owner the person
   * @param team the team's code
   * @param unassign true: nobody has it from now on
   * @param note why, in words
   * @param version of the Task as the caller saw it
   * @return the Task
   */
  @Operation(name = "$assign", typeName = "Task")
  public Task assign(
      @IdParam IIdType id,
      @OperationParam(name = "owner", max = 1) Reference owner,
      @OperationParam(name = "team", max = 1) CodeType team,
      @OperationParam(name = "unassign", max = 1) BooleanType unassign,
      @OperationParam(name = "note", max = 1) StringType note,
      @OperationParam(name = "version", max = 1) StringType version,
      RequestDetails request) {
    return assign(id, receiver(owner, team, unassign, note), version, request);
  }

  /**
   * Gives many denials to somebody: those named, else those of a list. Each is a transaction of its
   * own; one that cannot be given keeps none of the others.
   *
   * @param parameters {@code owner}, {@code team}, {@code unassign}, {@code note} as of one denial;
   *     {@code task} 0..*, with its version where the caller saw one ({@code Task/1/_history/2});
   *     or the filter of {@code $denials}
   * @return {@code assigned}: how many; {@code failed} 0..* with {@code task} and {@code reason}
   */
  @Operation(name = "$assign", typeName = "Task")
  public Parameters assignMany(@ResourceParam Parameters parameters, RequestDetails request) {
    DenialParameters given = new DenialParameters(parameters);
    Receiver receiver =
        receiver(
            given.reference("owner"),
            given.text("team") == null ? null : new CodeType(given.text("team")),
            new BooleanType(given.isTrue("unassign")),
            given.text("note") == null ? null : new StringType(given.text("note")));
    int assigned = 0;
    Parameters answer = new Parameters();
    List<ParametersParameterComponent> failed = new ArrayList<>();
    for (IdType id : wanted(given, request)) {
      try {
        StringType version = id.hasVersionIdPart() ? new StringType(id.getVersionIdPart()) : null;
        assign(id.toVersionless(), receiver, version, request);
        assigned++;
      } catch (BaseServerResponseException refused) {
        ParametersParameterComponent one = new ParametersParameterComponent().setName("failed");
        one.addPart().setName("task").setValue(new Reference("Task/" + id.getIdPart()));
        one.addPart().setName("reason").setValue(new StringType(refused.getMessage()));
        failed.add(one);
      }
    }
    answer.addParameter().setName("assigned").setValue(new IntegerType(assigned));
    failed.forEach(answer::addParameter);
    return answer;
  }

  private List<IdType> wanted(DenialParameters given, RequestDetails request) {
    List<IdType> named =
        given.references("task").stream()
            .map(reference -> new IdType(reference.getReference()))
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    if (!given.has("view")) {
      throw BadParameter.missing(
          "task", "Send the denials as parameters task, or a view of $denials as parameter view.");
    }
    String tenant = TransactionWrites.tenant(TransactionWrites.inServersName(request));
    // The owner to look for is not the one to give to: it is called assigned-to here.
    var query = queries.read(given.renamed("assigned-to", "owner"), request);
    List<IdType> found = new ArrayList<>();
    String after = "";
    List<String> part = ledger.tasks(tenant, query, after, PART);
    while (!part.isEmpty() && found.size() <= MOST) {
      part.forEach(id -> found.add(new IdType("Task", id)));
      after = part.get(part.size() - 1);
      part = ledger.tasks(tenant, query, after, PART);
    }
    if (found.size() > MOST) {
      throw BadParameter.unfit(
          "view", "More than %d denials fit: narrow the list.".formatted(MOST));
    }
    return found;
  }

  private Task assign(IIdType id, Receiver receiver, StringType version, RequestDetails request) {
    return work.on(
        id,
        version,
        request,
        (task, who, writes) -> {
          DenialWork.requireOpen(task);
          Task given = task.copy();
          if (receiver.nobody()) {
            given.setOwner(null);
          } else if (receiver.owner() != null) {
            given.setOwner(receiver.owner().copy());
          }
          if (receiver.team() != null) {
            DenialRouting.team(given, receiver.team());
          }
          if (given.equalsDeep(task)) {
            return task;
          }
          Task written = work.put(given, writes);
          work.events().record(written, "assigned", receiver.words(), who, writes);
          return written;
        });
  }

  private static Receiver receiver(
      Reference owner, CodeType team, BooleanType unassign, StringType note) {
    boolean nobody = unassign != null && unassign.booleanValue();
    boolean person = owner != null && !owner.isEmpty();
    String code = team == null || team.isEmpty() ? null : team.getValue();
    if (!nobody && !person && code == null) {
      throw BadParameter.missing(
          "owner", "Send as parameter owner or team whom the denial is given to, or unassign.");
    }
    if (nobody && person) {
      throw BadParameter.missing("unassign", "Send either owner or unassign, not both.");
    }
    if (code != null && !code.matches("[a-z][a-z0-9-]{0,59}")) {
      throw BadParameter.missing("team", "Send a team's code as parameter team, such as coder.");
    }
    return new Receiver(
        person ? owner : null,
        code,
        nobody,
        note == null || note.isEmpty() ? null : note.getValue());
  }
}

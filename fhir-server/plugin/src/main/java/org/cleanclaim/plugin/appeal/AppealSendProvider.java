package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.denial.AppealDesk;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/**
 * The operations {@code $packet}, {@code $send-appeal} and {@code $cancel-send}: an appeal as it
 * will go, goes, or comes back while it can.
 */
public final class AppealSendProvider {

  private final DaoRegistry daos;
  private final AppealDesk desk;
  private final AppealLetters letters;
  private final Clock clock;

  AppealSendProvider(DaoRegistry daos, AppealDesk desk, AppealLetters letters, Clock clock) {
    this.daos = daos;
    this.desk = desk;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * The appeal as one PDF, as it would be sent now.
   *
   * @param draft id of the draft; the newest when absent
   */
  @Operation(name = "$packet", typeName = "Task", idempotent = true)
  public Binary packet(
      @IdParam IIdType id,
      @OperationParam(name = "draft", max = 1) StringType draft,
      RequestDetails request) {
    return desk.on(
        id,
        request,
        (appeal, who, writes) -> {
          Communication kept = letters.requireDraft(appeal, value(draft), writes);
          Binary pdf = new Binary();
          pdf.setContentType("application/pdf");
          pdf.setData(letters.pdf(appeal, kept, new AppealFile(daos, appeal, writes)));
          return pdf;
        });
  }

  /**
   * Sends an appeal: its packet is made and kept as it is, and goes to the payer after the time in
   * which it can be called back.
   *
   * @param draft id of the draft; the newest when absent
   * @param version of the draft as the caller saw it
   * @return the letter, in progress until it is at the payer's
   */
  @Operation(name = "$send-appeal", typeName = "Task")
  public Communication send(
      @IdParam IIdType id,
      @OperationParam(name = "draft", max = 1) StringType draft,
      @OperationParam(name = "version", max = 1) StringType version,
      RequestDetails request) {
    return desk.on(
        id,
        request,
        (appeal, who, writes) -> {
          Communication kept = letters.requireDraft(appeal, value(draft), writes);
          AppealLetters.requireEditable(kept, value(version));
          letters.requireNoOther(appeal, kept, writes);
          LetterLook look =
              letters.look(appeal, LetterAsked.nothing(), Optional.of(kept), who, writes);
          if (!look.blocked().isEmpty()) {
            throw BadParameter.unfit("draft", String.join(" ", look.blocked()));
          }
          return letters.freeze(appeal, kept, look.file(), who, writes);
        });
  }

  /**
   * Calls an appeal back that was sent and has not been taken to the payer yet.
   *
   * @return the letter, a draft again
   */
  @Operation(name = "$cancel-send", typeName = "Task")
  public Communication cancel(@IdParam IIdType id, RequestDetails request) {
    return desk.on(
        id,
        request,
        (appeal, who, writes) -> {
          Communication sent =
              letters.letters(appeal, writes).stream()
                  .filter(each -> each.getStatus() == Communication.CommunicationStatus.INPROGRESS)
                  .findFirst()
                  .orElseThrow(
                      () -> BadParameter.unfit("id", "No letter of this appeal is on its way."));
          if (!isCallable(sent)) {
            throw BadParameter.unfit(
                "id", "It is on its way to the payer already and cannot be called back.");
          }
          Communication back = sent.copy();
          back.setStatus(Communication.CommunicationStatus.PREPARATION);
          back.getExtension().removeIf(each -> LetterDraft.NOT_BEFORE.equals(each.getUrl()));
          back.getPayload().removeIf(AppealSendProvider::isPacket);
          Communication written = writes.put(back);
          Task task = appeal.task().copy();
          task.setStatus(Task.TaskStatus.REQUESTED);
          task.setLastModified(Date.from(clock.instant()));
          desk.record(
              appeal, task, "send-cancelled", "Called back before it went.", who, writes, written);
          return written;
        });
  }

  private static boolean isPacket(Communication.CommunicationPayloadComponent payload) {
    return payload.hasContentReference()
        && "Packet".equals(payload.getContentReference().getDisplay());
  }

  private boolean isCallable(Communication sent) {
    return sent.getExtensionByUrl(LetterDraft.NOT_BEFORE) != null
        && sent.getExtensionByUrl(LetterDraft.NOT_BEFORE).getValue() instanceof DateTimeType until
        && clock.instant().isBefore(until.getValue().toInstant());
  }

  private static String value(StringType text) {
    return text == null || text.isEmpty() ? null : text.getValue();
  }
}

package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.plugin.ledger.CardFeedback;
import org.cleanclaim.plugin.ledger.CardLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Takes feedback in and keeps it (CDS Hooks 2.0, "Feedback"). */
class FeedbackDesk {

  private static final Logger log = LoggerFactory.getLogger(FeedbackDesk.class);
  private static final int MOST = 1000;
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_COMMENT = 4000;

  private final CardLedger ledger;

  FeedbackDesk(CardLedger ledger) {
    this.ledger = ledger;
  }

  void take(String service, byte[] body) {
    List<CardFeedback> feedback = read(service, body);
    try {
      ledger.keep(feedback);
    } catch (DataAccessException e) {
      log.error("Feedback on {} cards was not kept: {}", feedback.size(), e.getClass().getName());
      throw CdsRefusal.tryAgain("The feedback could not be kept just now; send it again.");
    }
  }

  private static List<CardFeedback> read(String service, byte[] body) {
    if (body.length == 0) {
      throw CdsRefusal.badRequest("The feedback has no body.");
    }
    JsonNode given;
    try {
      given = CdsJson.read(body).path("feedback");
    } catch (IOException e) {
      throw CdsRefusal.badRequest("The body is not JSON.");
    }
    if (!given.isArray() || given.isEmpty() || given.size() > MOST) {
      throw CdsRefusal.badRequest("feedback must be an array of 1 to %d items.".formatted(MOST));
    }
    List<CardFeedback> feedback = new ArrayList<>();
    given.forEach(item -> feedback.add(item(service, item, feedback.size())));
    return feedback;
  }

  private static CardFeedback item(String service, JsonNode item, int index) {
    String where = "feedback[%d].".formatted(index);
    String outcome = CdsJson.text(item, "outcome");
    if (!"accepted".equals(outcome) && !"overridden".equals(outcome)) {
      throw CdsRefusal.badRequest(where + "outcome must be accepted or overridden.");
    }
    List<String> accepted = suggestions(item, where);
    if ("accepted".equals(outcome) && accepted.isEmpty()) {
      throw CdsRefusal.badRequest(where + "acceptedSuggestions is required with accepted.");
    }
    JsonNode override = item.path("overrideReason");
    JsonNode reason = override.path("reason");
    if (reason.isObject() && CdsJson.text(reason, "code") == null) {
      throw CdsRefusal.badRequest(where + "overrideReason.reason.code is required.");
    }
    return new CardFeedback(
        id(item, "card", where),
        service,
        outcome,
        accepted,
        limited(CdsJson.text(reason, "system"), 500),
        limited(CdsJson.text(reason, "code"), 200),
        limited(CdsJson.text(override, "userComment"), LONGEST_COMMENT),
        timestamp(item, where));
  }

  private static List<String> suggestions(JsonNode item, String where) {
    List<String> accepted = new ArrayList<>();
    for (JsonNode suggestion : item.path("acceptedSuggestions")) {
      String id = id(suggestion, "id", where + "acceptedSuggestions.");
      if (!accepted.contains(id)) {
        accepted.add(id);
      }
    }
    return accepted;
  }

  private static String id(JsonNode node, String field, String where) {
    String id = CdsJson.text(node, field);
    if (id == null || id.length() > LONGEST_ID) {
      throw CdsRefusal.badRequest(where + field + " is required, at most 100 characters.");
    }
    return id;
  }

  private static OffsetDateTime timestamp(JsonNode item, String where) {
    String text = CdsJson.text(item, "outcomeTimestamp");
    try {
      if (text != null) {
        return OffsetDateTime.parse(text);
      }
    } catch (DateTimeParseException e) {
      // answered below
    }
    throw CdsRefusal.badRequest(
        where + "outcomeTimestamp must be a date and time as in RFC 3339: 2026-01-31T10:05:31Z.");
  }

  private static String limited(String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }
}

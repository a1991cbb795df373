package org.cleanclaim.routes.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One message of CAQH CORE connectivity, request or response. Absent fields are empty.
 *
 * @param payloadType what is carried, or asked for
 * @param payloadId UUID of this message; an answer carries that of its question
 * @param sender SenderID
 * @param receiver ReceiverID
 * @param errorCode Success, or what is wrong; empty in requests
 * @param payload the X12 itself
 */
public record CoreEnvelope(
    String payloadType,
    String payloadId,
    Instant timeStamp,
    String sender,
    String receiver,
    String username,
    String password,
    String errorCode,
    String errorMessage,
    byte[] payload) {
  public static final String SUCCESS = "Success";
  public static final String RULE_VERSION = "2.2.0";

  private static final String MODE = "Batch";

  /** A message without what proves who we are. */
  public static CoreEnvelope request(
      String payloadType,
      UUID payloadId,
      Instant at,
      String sender,
      String receiver,
      byte[] payload) {
    return new CoreEnvelope(
        payloadType, payloadId.toString(), at, sender, receiver, "", "", "", "", payload);
  }

  public CoreEnvelope signed(String user, String secret) {
    return new CoreEnvelope(
        payloadType, payloadId, timeStamp, sender, receiver, user, secret, "", "", payload);
  }

  /** The answer to this message. */
  public CoreEnvelope answered(
      String type, String id, Instant at, String code, String message, byte[] content) {
    return new CoreEnvelope(type, id, at, receiver, sender, "", "", code, message, content);
  }

  /** Name-based UUID (version 5, SHA-1): the same partner and number, the same id. */
  public static UUID payloadId(String partner, String controlNumber) {
    var bytes = sha1((partner + "/" + controlNumber).getBytes(StandardCharsets.UTF_8));
    var buffer = ByteBuffer.wrap(bytes);
    long high = buffer.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x5000L;
    long low = buffer.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /** SHA-1 as CORE wants it: it finds what was cut, and protects from nobody. */
  public static String checksum(byte[] payload) {
    return HexFormat.of().formatHex(sha1(payload));
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  public boolean isSuccess() {
    return SUCCESS.equalsIgnoreCase(errorCode);
  }

  /** The form fields, the payload last. */
  public MultipartForm form() {
    var fields = new LinkedHashMap<String, byte[]>();
    put(fields, "PayloadType", payloadType);
    put(fields, "ProcessingMode", MODE);
    put(fields, "PayloadID", payloadId);
    put(fields, "TimeStamp", timeStamp.truncatedTo(ChronoUnit.SECONDS).toString());
    put(fields, "UserName", username);
    put(fields, "Password", password);
    put(fields, "SenderID", sender);
    put(fields, "ReceiverID", receiver);
    put(fields, "CORERuleVersion", RULE_VERSION);
    if (payload.length > 0) {
      put(fields, "PayloadLength", Integer.toString(payload.length));
      put(fields, "CheckSum", checksum(payload));
    }
    put(fields, "ErrorCode", errorCode);
    put(fields, "ErrorMessage", errorMessage);
    if (payload.length > 0) {
      fields.put("Payload", payload);
    }
    return new MultipartForm(fields);
  }

  private static void put(Map<String, byte[]> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a message and checks it against its own length and checksum.
   *
   * @throws CoreFault with the CORE error code that names what is wrong
   */
  public static CoreEnvelope of(MultipartForm form) {
    var payload = form.bytes("Payload");
    var envelope =
        new CoreEnvelope(
            required(form, "PayloadType"),
            required(form, "PayloadID"),
            time(form),
            required(form, "SenderID"),
            required(form, "ReceiverID"),
            form.text("UserName"),
            form.text("Password"),
            form.text("ErrorCode"),
            form.text("ErrorMessage"),
            payload);
    if (!RULE_VERSION.equals(form.text("CORERuleVersion"))) {
      throw new CoreFault("VersionMismatch", "The rule version is " + RULE_VERSION + " here.");
    }
    if (payload.length > 0) {
      whole(form, payload);
    }
    return envelope;
  }

  private static void whole(MultipartForm form, byte[] payload) {
    var length = form.text("PayloadLength");
    if (!length.isEmpty() && !length.equals(Integer.toString(payload.length))) {
      throw new CoreFault("PayloadLengthIllegal", "The payload is cut or was changed.");
    }
    if (!checksum(payload).equalsIgnoreCase(required(form, "CheckSum"))) {
      throw new CoreFault("ChecksumMismatched", "The payload is cut or was changed.");
    }
  }

  private static Instant time(MultipartForm form) {
    try {
      return Instant.parse(required(form, "TimeStamp"));
    } catch (java.time.format.DateTimeParseException unreadable) {
      throw new CoreFault(
          "TimeStampIllegal", "The time is no UTC time such as 2026-11-27T09:00:00Z.");
    }
  }

  private static String required(MultipartForm form, String name) {
    var value = form.text(name);
    if (value.isEmpty()) {
      throw new CoreFault(name + "Required", "The field " + name + " is missing.");
    }
    return value;
  }
}

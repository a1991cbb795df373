package org.cleanclaim.routes.x12.claim;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;

/**
 * A service line: loop 2400. Absent elements are null.
 *
 * @param procedure SV101 or SV202
 * @param description SV101-7 or SV202-7, needed for unlisted codes
 * @param charge SV102 or SV203
 * @param unit SV103 or SV204: UN units, MJ minutes, DA days
 * @param units SV104 or SV205
 * @param place SV105, when other than the claim's
 * @param pointers SV107: places of the diagnoses, principal first
 * @param emergency SV109 is Y
 * @param attachments PWK
 * @param dates DTP, 472 the service
 * @param references REF, 6R the line's own number
 * @param notes NTE
 * @param drugs loop 2410
 * @param providers loop 2420
 * @param adjudications loop 2430
 * @param revenueCode SV201 of an 837I
 */
public record ServiceLine(
    Procedure procedure,
    String description,
    BigDecimal charge,
    String unit,
    BigDecimal units,
    String place,
    List<String> pointers,
    boolean emergency,
    List<Attachment> attachments,
    List<ClaimDate> dates,
    List<Reference> references,
    List<Note> notes,
    List<Drug> drugs,
    List<Provider> providers,
    List<LineAdjudication> adjudications,
    String revenueCode) {

  /** A line of a professional claim. */
  public ServiceLine(
      Procedure procedure,
      String description,
      BigDecimal charge,
      String unit,
      BigDecimal units,
      String place,
      List<String> pointers,
      boolean emergency,
      List<Attachment> attachments,
      List<ClaimDate> dates,
      List<Reference> references,
      List<Note> notes,
      List<Drug> drugs,
      List<Provider> providers,
      List<LineAdjudication> adjudications) {
    this(
        procedure,
        description,
        charge,
        unit,
        units,
        place,
        pointers,
        emergency,
        attachments,
        dates,
        references,
        notes,
        drugs,
        providers,
        adjudications,
        null);
  }
}

package org.cleanclaim.standalone.scrub;

import java.util.List;

/** Small 837P interchanges as text. */
public final class ClaimEdi {

  private ClaimEdi() {}

  /** One interchange with one set of these claims, each of a subscriber of its own. */
  public static String interchange(int number, String... claims) {
    return interchange(number, List.of(String.join("", claims)));
  }

  /** One interchange with several sets. */
  public static String interchange(int number, List<String> sets) {
    String control = "%09d".formatted(number);
    StringBuilder text = new StringBuilder();
    text.append(
            "ISA*00*          *00*          *ZZ*CLINIC         *ZZ*PAYER         "
                + " *260303*1000*^*00501*")
        .append(control)
        .append("*0*T*:~\nGS*HC*CLINIC*PAYER*20260303*1000*")
        .append(number)
        .append("*X*005010X222A1~\n");
    for (int i = 0; i < sets.size(); i++) {
      text.append(set("%04d".formatted(i + 1), sets.get(i)));
    }
    return text + "GE*%d*%d~\nIEA*1*%s~\n".formatted(sets.size(), number, control);
  }

  private static String set(String number, String claims) {
    String set =
        """
        ST*837*%s*005010X222A1~
        BHT*0019*00*BATCH%s*20260303*0959*CH~
        NM1*41*2*HARBOR FAMILY CLINIC*****46*CLINIC~
        PER*IC*BILLING OFFICE*TE*2075550110~
        NM1*40*2*NORTHWIND COMMERCIAL*****46*NWC01~
        HL*1**20*1~
        NM1*85*2*HARBOR FAMILY CLINIC*****XX*1234567893~
        N3*1 HARBOR WAY~
        N4*DAYTON*OH*454020000~
        REF*EI*990000417~
        """
            .formatted(number, number);
    String[] each = claims.split("(?=HL\\*#)");
    StringBuilder all = new StringBuilder(set);
    for (int i = 0; i < each.length; i++) {
      all.append(each[i].replace("HL*#", "HL*" + (i + 2)));
    }
    long segments = all.chars().filter(one -> one == '~').count() + 1;
    return all + "SE*" + segments + "*" + number + "~\n";
  }

  /** A visit and an injection on one day: the pair asks for modifier 25 unless it is given. */
  public static String visitAndInjection(String id, String visitModifier) {
    return claim(
        id,
        "M1",
        "20260302",
        List.of("99213" + (visitModifier == null ? "" : ":" + visitModifier), "20610"));
  }

  /** A claim of lines at 100 dollars each. */
  public static String claim(String id, String member, String day, List<String> procedures) {
    StringBuilder text =
        new StringBuilder(
            """
            HL*#*1*22*0~
            SBR*P*18*GRP1******CI~
            NM1*IL*1*REYES*ANA****MI*%s~
            N3*2 ELM ST~
            N4*DAYTON*OH*45402~
            DMG*D8*19690203*F~
            NM1*PR*2*NORTHWIND COMMERCIAL*****PI*northwind-commercial~
            CLM*%s*%d***11:B:1*Y*A*Y*Y~
            HI*ABK:M1711~
            NM1*82*1*SHAH*PRIYA****XX*1999999992~
            PRV*PE*PXC*207Q00000X~
            """
                .formatted(member, id, 100 * procedures.size()));
    for (int i = 0; i < procedures.size(); i++) {
      text.append(
          "LX*%d~\nSV1*HC:%s*100*UN*1***1~\nDTP*472*D8*%s~\nREF*6R*%s~\n"
              .formatted(i + 1, procedures.get(i), day, id + "L" + (i + 1)));
    }
    return text.toString();
  }
}

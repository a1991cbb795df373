package org.cleanclaim.standalone.backtest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small 835 interchanges as text. */
public final class RemittanceEdi {

  private static final Pattern PAID = Pattern.compile("CLP\\*[^*]*\\*\\d+\\*-?\\d+\\*(-?\\d+)");

  private RemittanceEdi() {}

  /** One payment of these claims; its amount is what they add up to. */
  public static String interchange(List<String> claims) {
    String all = String.join("", claims);
    int amount = 0;
    for (Matcher paid = PAID.matcher(all); paid.find(); ) {
      amount += Integer.parseInt(paid.group(1));
    }
    String set =
        "ST*835*0001~\nBPR*I*"
            + amount
            + "*C*ACH************20260320~\nTRN*1*EFT1*1999999999~\n"
            + "N1*PR*NORTHWIND COMMERCIAL~\nN3*1 PAYER WAY~\nN4*DAYTON*OH*45402~\n"
            + "PER*BL**TE*9375550100~\nN1*PE*HARBOR FAMILY CLINIC*XX*1234567893~\nLX*1~\n"
            + all;
    long segments = set.chars().filter(one -> one == '~').count() + 1;
    return "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC        "
        + " *260320*1000*^*00501*000000009*0*T*:~\n"
        + "GS*HP*PAYER*CLINIC*20260320*1000*9*X*005010X221A1~\n"
        + set
        + "SE*%d*0001~\nGE*1*9~\nIEA*1*000000009~\n".formatted(segments);
  }

  public static String claim(String number, String status, int charge, int paid) {
    return "CLP*%s*%s*%d*%d**12*ICN%s*11*1~\nNM1*QC*1*REYES*ANA~\n"
        .formatted(number, status, charge, paid, number);
  }

  public static String line(
      String procedure, String day, int charge, int paid, String adjustments) {
    return "SVC*HC:%s*%d*%d**1~\nDTM*472*%s~\n".formatted(procedure, charge, paid, day)
        + adjustments;
  }
}

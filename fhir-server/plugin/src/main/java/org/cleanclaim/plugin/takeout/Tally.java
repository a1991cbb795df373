package org.cleanclaim.plugin.takeout;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.ledger.Digest;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/**
 * How many lines there are of each kind, and a digest of them in whatever order they come: digests
 * of the lines are added up, so that two instances that hold the same say the same.
 */
final class Tally {

  /** How lines are written and digests reckoned. */
  static final String FORMAT = "1";

  private static final BigInteger ALL = BigInteger.ONE.shiftLeft(256);

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, BigInteger> sums = new TreeMap<>();

  void add(Line line) {
    counts.merge(line.kind(), 1, Integer::sum);
    sums.merge(line.kind(), new BigInteger(line.digest(), 16), (a, b) -> a.add(b).mod(ALL));
  }

  int lines() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  Map<String, Integer> counts() {
    return counts;
  }

  private String digest(String kind) {
    return "%064x".formatted(sums.get(kind));
  }

  /** Of all. */
  String digest() {
    return Digest.of(
        counts.keySet().stream()
            .map(kind -> kind + " " + counts.get(kind) + " " + digest(kind))
            .collect(Collectors.joining("\n")));
  }

  /**
   * {@code format}, {@code lines}, {@code digest}, and {@code kind} for each with its code, lines
   * and digest.
   */
  Parameters tell() {
    Parameters told = new Parameters();
    told.addParameter().setName("format").setValue(new CodeType(FORMAT));
    told.addParameter().setName("lines").setValue(new IntegerType(lines()));
    told.addParameter().setName("digest").setValue(new StringType(digest()));
    for (String kind : counts.keySet()) {
      ParametersParameterComponent one = told.addParameter().setName("kind");
      one.addPart().setName("code").setValue(new CodeType(kind));
      one.addPart().setName("lines").setValue(new IntegerType(counts.get(kind)));
      one.addPart().setName("digest").setValue(new StringType(digest(kind)));
    }
    return told;
  }
}

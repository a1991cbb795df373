package org.cleanclaim.plugin.guard;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a request body may look like before anything parses it.
 *
 * @param enabled whether the guard stands before the FHIR server and the CDS Hooks services
 * @param maxBody the largest body taken, as it arrives
 * @param maxInflated the largest body taken, after a gzip encoding is undone
 * @param maxRatio how many times larger than it arrived a body may become
 * @param maxDepth how deep JSON or XML may nest
 * @param maxNumberLength how many characters a number may have
 * @param maxExponent how large a number's exponent may be, either side of zero
 * @param maxNarrativeDepth how deep the XHTML of a narrative may nest
 */
@ConfigurationProperties("cleanclaim.guard")
public record GuardSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("5MB") DataSize maxBody,
    @DefaultValue("10MB") DataSize maxInflated,
    @DefaultValue("100") int maxRatio,
    @DefaultValue("64") int maxDepth,
    @DefaultValue("30") int maxNumberLength,
    @DefaultValue("20") int maxExponent,
    @DefaultValue("100") int maxNarrativeDepth) {

  /** The defaults, for use outside a Spring context. */
  public static GuardSettings standard() {
    return new GuardSettings(
        true, DataSize.ofMegabytes(5), DataSize.ofMegabytes(10), 100, 64, 30, 20, 100);
  }
}

package org.cleanclaim.routes.x12;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of several interchanges, taken apart. */
class InterchangeStreamTest {
  private static final String ONE = interchange("000000001", "*", "~");
  private static final String OTHER = interchange("000000002", "|", "\n");

  private boolean noise;

  private static String interchange(String number, String element, String end) {
    return ("ISA*00*          *00*          *ZZ*A              *ZZ*B             "
            + " *260303*1000*^*00501*"
            + number
            + "*0*T*:~GS*HC*A*B*20260303*1000*1*X*005010X222A1~GE*0*1~IEA*1*"
            + number
            + "~")
        .replace("*", element)
        .replace("~", end);
  }

  @Test
  void eachIsReadAloneWhateverItsDelimiters() throws IOException {
    assertThat(split("\u00EF\u00BB\u00BF \r\n" + ONE + "\r\n\r\n" + OTHER + ONE))
        .containsExactly(ONE, OTHER, ONE);
    assertThat(noise).isFalse();
  }

  @Test
  void oneThatIsCutEndsWhereTheNextBegins() throws IOException {
    String cut = ONE.substring(0, ONE.indexOf("IEA"));
    assertThat(split(cut + OTHER)).containsExactly(cut, OTHER);
    assertThat(noise).isFalse();
  }

  @Test
  void whatStandsBetweenIsToldAndPassedOver() throws IOException {
    assertThat(split("hello " + ONE + "and now" + OTHER)).containsExactly(ONE, OTHER);
    assertThat(noise).isTrue();
  }

  @Test
  void oneThatNobodyReadIsPassedOver() throws IOException {
    var stream = new InterchangeStream(bytes(ONE + OTHER));
    assertThat(stream.next()).isTrue();
    assertThat(stream.next()).isTrue();
    assertThat(stream.number()).isEqualTo(2);
    assertThat(new String(stream.readAllBytes(), ISO_8859_1)).isEqualTo(OTHER);
    assertThat(stream.next()).isFalse();
  }

  @Test
  void nothingHoldsNone() throws IOException {
    assertThat(split("")).isEmpty();
    assertThat(split("IS")).isEmpty();
  }

  private List<String> split(String text) throws IOException {
    var stream = new InterchangeStream(bytes(text));
    var found = new ArrayList<String>();
    while (stream.next()) {
      found.add(new String(stream.readAllBytes(), ISO_8859_1));
    }
    noise = stream.hasNoise();
    return found;
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }
}

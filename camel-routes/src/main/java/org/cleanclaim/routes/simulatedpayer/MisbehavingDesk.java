package org.cleanclaim.routes.simulatedpayer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.cleanclaim.routes.simulatedpayer.ClaimAnswers.Answer;
import org.cleanclaim.routes.simulatedpayer.Misbehaviour.Mode;

/**
 * Takes claims and answers them, as badly as it is told to. What comes broken comes sound as well,
 * once the misbehaviour ends: its name begins with {@code after-} and the misbehaviour.
 */
public final class MisbehavingDesk {
  private static final String AFTER = "after-";
  private static final Pattern PAYMENT = Pattern.compile("BPR\\*([A-Z])\\*([0-9.]+)\\*");
  private static final List<Mode> BREAKING =
      List.of(Mode.HALF, Mode.GARBAGE, Mode.HTML, Mode.EMPTY_200, Mode.WRONG_BALANCE);

  private final MailboxAnswers answers;
  private final Misbehaviours misbehaviours;

  MisbehavingDesk(MailboxAnswers answers, Misbehaviours misbehaviours) {
    this.answers = answers;
    this.misbehaviours = misbehaviours;
  }

  /** All answers to a file, as they are to be laid into the mailbox. */
  public List<Answer> take(@Body byte[] file) {
    return take(file, BREAKING);
  }

  /** The same for who calls: the calls themselves break, not what they carry. */
  List<Answer> called(byte[] file) {
    return take(file, List.of(Mode.WRONG_BALANCE));
  }

  private List<Answer> take(byte[] file, List<Mode> breakings) {
    if (misbehaviours.is(Mode.SILENT_SWALLOW)) {
      return List.of();
    }
    var good = answers.answer(file, misbehaviours);
    var all = new ArrayList<Answer>();
    for (var answer : good) {
      var breaking = breakings.stream().filter(mode -> breaks(mode, answer)).findFirst();
      if (breaking.isPresent()) {
        var code = breaking.get().code();
        all.add(new Answer(code + "-" + answer.name(), broken(breaking.get(), answer.content())));
        all.add(new Answer(AFTER + code + "-" + answer.name(), answer.content()));
      } else {
        all.add(answer);
      }
      if (misbehaviours.is(Mode.DUPLICATE_ANSWER)) {
        all.add(new Answer("copy-" + answer.name(), answer.content()));
      }
    }
    return all;
  }

  /** The misbehaviour whose end an answer waits for. */
  static Optional<Mode> heldBy(String name) {
    return name.startsWith(AFTER)
        ? Stream.of(Mode.values())
            .filter(mode -> name.startsWith(AFTER + mode.code() + "-"))
            .findFirst()
        : Optional.empty();
  }

  private boolean breaks(Mode mode, Answer answer) {
    return misbehaviours.is(mode) && (mode != Mode.WRONG_BALANCE || answer.name().endsWith(".835"));
  }

  private static byte[] broken(Mode mode, byte[] content) {
    return switch (mode) {
      case HALF -> Arrays.copyOf(content, content.length / 2);
      case HTML -> ascii("<html><body>Scheduled maintenance</body></html>");
      case EMPTY_200 -> new byte[0];
      case WRONG_BALANCE -> {
        var text = new String(content, StandardCharsets.US_ASCII);
        yield ascii(
            PAYMENT
                .matcher(text)
                .replaceFirst(
                    bpr ->
                        "BPR*%s*%s*"
                            .formatted(
                                bpr.group(1),
                                new BigDecimal(bpr.group(2)).add(BigDecimal.ONE).toPlainString())));
      }
      default -> ascii("\u0001garbage, not X12\u0002");
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

package org.cleanclaim.plugin.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortableIdsTest {

  private final PortableIds ids =
      new PortableIds("oabcdefgh", Set.of("Task", "Claim", "Practitioner", "Organization"));

  @Test
  void aNumberGetsTheNameOfItsInstanceOnce() {
    assertThat(ids.id("12")).isEqualTo("oabcdefgh-12");
    assertThat(ids.id("oabcdefgh-12")).isEqualTo("oabcdefgh-12");
    assertThat(ids.id("ana-reyes")).isEqualTo("ana-reyes");
    assertThat(ids.key("Task/7")).isEqualTo("Task/oabcdefgh-7");
  }

  @Test
  void whereverATextIsTypeAndIdItIsRewrittenAndNowhereElse() throws JsonProcessingException {
    ObjectNode resource =
        node(
            """
            {"resourceType": "Task", "id": "5",
             "text": {"div": "Claim/8"},
             "focus": {"reference": "Claim/8"},
             "owner": {"reference": "Practitioner/dr-shah"},
             "partOf": [{"reference": "Task/9/_history/2"}],
             "identifier": [{"value": "Organization/3|timely-filing"}, {"value": "Visits/4"}],
             "note": [{"text": "see Claim/8"}],
             "contained": [{"resourceType": "Binary", "id": "6", "data": "Task/123"}]}
            """);
    assertThat(ids.links(resource))
        .containsExactlyInAnyOrder("Claim/8", "Practitioner/dr-shah", "Task/9", "Organization/3");
    ids.rewrite(resource);
    assertThat(resource)
        .isEqualTo(
            node(
                """
                {"resourceType": "Task", "id": "oabcdefgh-5",
                 "text": {"div": "Claim/8"},
                 "focus": {"reference": "Claim/oabcdefgh-8"},
                 "owner": {"reference": "Practitioner/dr-shah"},
                 "partOf": [{"reference": "Task/oabcdefgh-9/_history/2"}],
                 "identifier": [{"value": "Organization/oabcdefgh-3|timely-filing"}, {"value": "Visits/4"}],
                 "note": [{"text": "see Claim/8"}],
                 "contained": [{"resourceType": "Binary", "id": "6", "data": "Task/123"}]}
                """));
  }

  @Test
  void theAddressOfASavedListNamesWhomItNamed() {
    assertThat(ids.within("owner=Practitioner%2F12&payer=Organization/7,Organization/north"))
        .isEqualTo(
            "owner=Practitioner%2Foabcdefgh-12&payer=Organization/oabcdefgh-7,Organization/north");
    assertThat(ids.within("from=100&q=Claims/4")).isEqualTo("from=100&q=Claims/4");
  }

  private static ObjectNode node(String text) throws JsonProcessingException {
    return (ObjectNode) new ObjectMapper().readTree(text);
  }
}

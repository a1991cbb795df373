package org.cleanclaim.routes.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A partner behind a real Kafka broker. */
class KafkaTest {
  private static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaKraftBroker(1, 2);

  @BeforeAll
  static void start() {
    BROKER.afterPropertiesSet();
  }

  @AfterAll
  static void stop() {
    BROKER.destroy();
  }

  private static Transit transit(String topic, Map<String, String> more) throws Exception {
    BROKER.addTopics(topic + "-out", topic + "-in");
    var settings = new HashMap<String, String>();
    settings.put("outbox", "kafka:" + topic + "-out");
    settings.put("inbox", "kafka:" + topic + "-in");
    settings.put("kafka.brokers", BROKER.getBrokersAsString());
    settings.put("kafka.group", topic);
    settings.putAll(more);
    return new Transit(settings);
  }

  @Test
  void claimIsOneRecordKeyedByItsPartner() throws Exception {
    try (var transit = transit("once", Map.of())) {
      assertThat(transit.send().state()).isEqualTo(SubmissionState.SENT);
      transit.sendAgain(1);
      var record = records("once-out").get(0);
      assertThat(record.key()).isEqualTo(Clinic.PARTNER);
      assertThat(record.value()).isEqualTo(transit.written(1));
      assertThat(record.headers().lastHeader("interchange").value())
          .asString(StandardCharsets.US_ASCII)
          .isEqualTo("northwind-000000001.837");
      assertThat(records("once-out")).hasSize(1);
    }
  }

  @Test
  @Tag("F25")
  void answersAreAppliedOnceAndReadAgainAfterAFailureOfOurs() throws Exception {
    try (var transit = transit("answers", Map.of())) {
      var claim = transit.send();
      var answers = transit.answers(transit.written(1));
      transit.jdbc.sql("alter table cleanclaim_routes.inbound rename to away").update();
      for (var answer : answers) {
        leave("answers-in", answer.content());
      }
      leave("answers-in", answers.get(3).content());
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(30))
          .until(() -> transit.clinic.again(claim).state() == SubmissionState.SENT);
      transit.jdbc.sql("alter table cleanclaim_routes.away rename to inbound").update();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> transit.received().contains("835 APPLIED 2"));
      assertThat(transit.received()).hasSize(4);
      assertThat(transit.clinic.again(claim).state()).isEqualTo(SubmissionState.ACCEPTED);
    }
  }

  @Test
  void brokerThatIsAwayLeavesADoubtAndNothingIsSentTwice() throws Exception {
    try (var transit =
        transit(
            "away",
            Map.of(
                "inbox", "direct:none", "kafka.brokers", "localhost:1", "kafka.timeout", "1s"))) {
      assertThat(transit.send().state()).isEqualTo(SubmissionState.IN_DOUBT);
      transit.sendAgain(1);
      assertThat(records("away-out")).isEmpty();
    }
  }

  private static void leave(String topic, byte[] content) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", BROKER.getBrokersAsString()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, Clinic.PARTNER, content)).get();
    }
  }

  /** All records of a topic, to its end. */
  private static List<ConsumerRecord<String, byte[]>> records(String topic) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", BROKER.getBrokersAsString(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(one -> new org.apache.kafka.common.TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<ConsumerRecord<String, byte[]>>();
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
      return found;
    }
  }
}

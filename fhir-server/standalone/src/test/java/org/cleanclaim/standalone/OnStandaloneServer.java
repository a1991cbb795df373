package org.cleanclaim.standalone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole product on a port of its own, with the demo's PostgreSQL and stories.
 * All such tests share one server: take {@link StandaloneServer} by {@code @Autowired} and add no
 * property, bean or mock of your own, or a second server starts.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = Cleanclaim.class,
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = {
      "cleanclaim.data=target/it-data",
      "cleanclaim.demo.reset=true",
      // A test that looks at the past loads some.
      "cleanclaim.demo.history=false",
      // Claims leave when a test says so, and the payer answers at once.
      "cleanclaim.routes.submission.pick-up-every=1h",
      "cleanclaim.routes.submission.batch-every=200ms",
      "cleanclaim.routes.partners.simulated.batch-wait=0s",
      "cleanclaim.routes.database.polling=200ms",
      "cleanclaim.simulated-payer.acknowledge-after=0s",
      "cleanclaim.simulated-payer.accept-after=1s",
      "cleanclaim.simulated-payer.adjudicate-after=3s"
    })
@AutoConfigureObservability
@Import(StandaloneServer.class)
@ContextConfiguration(initializers = {FreePort.class, EhrKey.class})
@interface OnStandaloneServer {}

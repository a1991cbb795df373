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
    properties = {"cleanclaim.data=target/it-data", "cleanclaim.demo.reset=true"})
@AutoConfigureObservability
@Import(StandaloneServer.class)
@ContextConfiguration(initializers = {FreePort.class, EhrKey.class})
@interface OnStandaloneServer {}

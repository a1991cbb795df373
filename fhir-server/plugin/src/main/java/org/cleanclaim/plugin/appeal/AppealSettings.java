package org.cleanclaim.plugin.appeal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How appeals go out.
 *
 * @param callBack how long a sent appeal can still be called back before it is taken to the payer
 */
@ConfigurationProperties("cleanclaim.appeals")
public record AppealSettings(@DefaultValue("60s") Duration callBack) {}

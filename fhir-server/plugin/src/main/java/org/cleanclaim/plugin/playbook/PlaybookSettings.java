package org.cleanclaim.plugin.playbook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How playbooks are kept.
 *
 * @param look how often new denials are held against the playbooks for pages that nobody has
 *     written; zero for never
 * @param owner the team that writes pages
 */
@ConfigurationProperties("cleanclaim.playbooks")
public record PlaybookSettings(
    @DefaultValue("1m") Duration look, @DefaultValue("billing-lead") String owner) {}

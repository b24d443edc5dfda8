package dev.vigie.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keep for how long it is known who saw and changed what
 */
@ConfigurationProperties("vigie.audit")
record AuditProperties(@DefaultValue("400d") Duration keep) {}

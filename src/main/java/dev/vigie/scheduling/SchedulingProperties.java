package dev.vigie.scheduling;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param pollingInterval how often another replica's or a failed task is looked for; tasks of this
 *     replica start at once
 * @param heartbeatInterval after four of these without a sign of life, a replica's tasks are taken
 *     over by another
 * @param mostWaiting when so many tasks are due that nobody has begun, no more tickets are taken in
 *     over HTTP for a while
 */
@Validated
@ConfigurationProperties("vigie.scheduling")
record SchedulingProperties(
    @DefaultValue("8") @Min(1) @Max(64) int threads,
    @DefaultValue("500ms") Duration pollingInterval,
    @DefaultValue("5s") Duration heartbeatInterval,
    @DefaultValue("2000") @Min(1) int mostWaiting) {}

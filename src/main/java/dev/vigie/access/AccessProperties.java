package dev.vigie.access;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param requestsPerSecond how many requests a caller may send in the long run; twice as many at
 *     once. Who is not signed in is told apart by address
 * @param metricsKey by which a program may read the metrics and nothing else; null: only people may
 */
@Validated
@ConfigurationProperties("vigie.access")
record AccessProperties(
    @DefaultValue("100") @Min(1) int requestsPerSecond,
    @Pattern(
            regexp = "vigie_\\S{20,200}",
            message = "must be vigie_ and 20 to 200 further characters, none of them a space")
        String metricsKey) {}

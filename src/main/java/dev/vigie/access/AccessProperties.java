package dev.vigie.access;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param requestsPerSecond how many requests a caller may send in the long run; twice as many at
 *     once. Who is not signed in is told apart by address
 */
@Validated
@ConfigurationProperties("vigie.access")
record AccessProperties(@DefaultValue("100") @Min(1) int requestsPerSecond) {}

package dev.vigie.customer;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param supervisor the address of who watches over the tickets of customers that have nobody of
 *     their own (qohash/6.11); null: nobody
 */
@ConfigurationProperties("vigie.customer")
record CustomerProperties(String supervisor) {}

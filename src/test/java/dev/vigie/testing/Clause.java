package dev.vigie.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The clauses of {@code clauses.csv} that a test proves. Of the published texts it also holds
 * aidi/2.2, offimizer/1.1 and offimizer/1.2, because the tables of availability cite them.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Clause {

  String[] value();
}

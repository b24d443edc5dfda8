package dev.vigie.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Property;

/** Holds for whatever is drawn; the same on every machine, so that a failure can be repeated. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Property(tries = 300, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
public @interface Law {}

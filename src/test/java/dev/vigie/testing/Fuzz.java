package dev.vigie.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages good inputs in every way that programs, wires and attackers do. The same number gives the
 * same damage; {@code -Dvigie.seed=} tries others.
 */
public final class Fuzz {

  private static final long SEED = Long.getLong("vigie.seed", 42);

  private final List<byte[]> good;
  private final List<byte[]> nasty;

  /**
   * @param nasty what is known to upset readers of such inputs
   */
  public Fuzz(List<byte[]> good, List<byte[]> nasty) {
    this.good = good;
    this.nasty = nasty;
  }

  /** The n-th input. */
  public byte[] input(int n) {
    var dice = new Random(SEED * 1_000_003 + n);
    var input = one(good, dice).clone();
    for (var damages = 1 + dice.nextInt(6); damages > 0; damages--) {
      input = damaged(input, dice);
    }
    return input;
  }

  private byte[] damaged(byte[] input, Random dice) {
    var from = dice.nextInt(input.length + 1);
    var to = from + dice.nextInt(Math.min(200, input.length - from) + 1);
    return switch (dice.nextInt(7)) {
      case 0 -> replaced(input, from, to, new byte[0]);
      case 1 -> replaced(input, from, from, one(nasty, dice));
      case 2 -> replaced(input, from, to, one(nasty, dice));
      case 3 -> replaced(input, from, input.length, new byte[0]);
      case 4 -> replaced(input, from, from, slice(one(good, dice), dice));
      case 5 -> flipped(input, dice);
      default -> replaced(input, from, from, random(dice));
    };
  }

  private static byte[] one(List<byte[]> some, Random dice) {
    return some.get(dice.nextInt(some.size()));
  }

  private static byte[] slice(byte[] whole, Random dice) {
    var from = dice.nextInt(whole.length);
    return Arrays.copyOfRange(
        whole, from, from + dice.nextInt(Math.min(400, whole.length - from)) + 1);
  }

  private static byte[] random(Random dice) {
    var bytes = new byte[1 + dice.nextInt(40)];
    dice.nextBytes(bytes);
    return bytes;
  }

  private static byte[] flipped(byte[] input, Random dice) {
    var flipped = input.clone();
    for (var i = 0; i < 5 && flipped.length > 0; i++) {
      flipped[dice.nextInt(flipped.length)] ^= (byte) (1 << dice.nextInt(8));
    }
    return flipped;
  }

  private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
    var result = new byte[input.length - (to - from) + by.length];
    System.arraycopy(input, 0, result, 0, from);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(input, to, result, from + by.length, input.length - to);
    return result;
  }
}

package io.dagform.aws;

import static io.dagform.text.Text.format;

/**
 * An IPv4 CIDR block.
 *
 * @param address the address as a 32-bit number
 * @param prefix the number of network bits
 */
public record Cidr(long address, int prefix) {
  private static final int BITS = 32;
  private static final int RESERVED_IN_A_SUBNET = 5;

  /** Reads a block such as {@code 10.0.0.0/16}, whose form is known to be right. */
  public static Cidr parse(String text) {
    String[] parts = text.split("/", 2);
    long address = 0;
    for (String octet : parts[0].split("\\.", -1)) {
      address = (address << 8) | Integer.parseInt(octet);
    }
    return new Cidr(address, Integer.parseInt(parts[1]));
  }

  /** The block with the bits behind the prefix cleared. */
  public Cidr canonical() {
    return new Cidr(first(), prefix);
  }

  public boolean isCanonical() {
    return address == first();
  }

  /**
   * A part of the block, as Terraform's {@code cidrsubnet} counts them.
   *
   * @param newBits how many bits the part's prefix is longer
   * @param number which part, from 0
   */
  public Cidr subnet(int newBits, int number) {
    return new Cidr(first() + ((long) number << (BITS - prefix - newBits)), prefix + newBits);
  }

  /** The addresses that a subnet of it gives away (Amazon VPC user guide, "Subnet CIDR blocks"). */
  public long subnetAddresses() {
    return (1L << (BITS - prefix)) - RESERVED_IN_A_SUBNET;
  }

  public boolean contains(Cidr other) {
    return first() <= other.first() && other.last() <= last();
  }

  public boolean overlaps(Cidr other) {
    return first() <= other.last() && other.first() <= last();
  }

  private long first() {
    int hostBits = BITS - prefix;
    return (address >> hostBits) << hostBits;
  }

  private long last() {
    return first() + (1L << (BITS - prefix)) - 1;
  }

  @Override
  public String toString() {
    return format(
        "%s.%s.%s.%s/%s",
        (address >> 24) & 255, (address >> 16) & 255, (address >> 8) & 255, address & 255, prefix);
  }
}

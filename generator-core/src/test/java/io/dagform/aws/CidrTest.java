package io.dagform.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CidrTest {
  private static final Cidr VPC = Cidr.parse("10.0.0.0/16");

  @Test
  void theLastAddressBelongsAndTheNextDoesNot() {
    assertThat(VPC.contains(Cidr.parse("10.0.255.240/28"))).isTrue();
    assertThat(VPC.contains(Cidr.parse("10.1.0.0/28"))).isFalse();
    assertThat(VPC.contains(Cidr.parse("10.0.0.0/15"))).isFalse();
  }

  @Test
  void neighboursDoNotOverlap() {
    assertThat(Cidr.parse("10.0.0.0/24").overlaps(Cidr.parse("10.0.1.0/24"))).isFalse();
    assertThat(Cidr.parse("10.0.0.0/23").overlaps(Cidr.parse("10.0.1.0/24"))).isTrue();
  }

  @Test
  void hostBitsAreFoundAndCleared() {
    assertThat(VPC.isCanonical()).isTrue();
    assertThat(Cidr.parse("10.0.1.5/16").isCanonical()).isFalse();
    assertThat(Cidr.parse("10.0.1.5/16").canonical()).hasToString("10.0.0.0/16");
    assertThat(Cidr.parse("255.255.255.255/0").canonical()).hasToString("0.0.0.0/0");
  }
}

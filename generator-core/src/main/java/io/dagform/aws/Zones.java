package io.dagform.aws;

import java.util.Map;

/**
 * The letters of the availability zones that a region has had; an account may see fewer of them.
 *
 * <p>Source: what EC2's DescribeAvailabilityZones answered, as moto 5.2.1 keeps it, and for
 * us-west-1 "AWS Availability Zones", by which an account has two of its three.
 */
public final class Zones {
  /** The last letter that any region has. */
  public static final String LAST = "f";

  private static final String OF_MOST = "abc";
  private static final Map<String, String> OTHERS =
      Map.of(
          "ap-northeast-1", "acd",
          "ap-northeast-2", "abcd",
          "ca-central-1", "abd",
          "us-east-1", "abcdef",
          "us-west-2", "abcd");

  private Zones() {}

  /** The letters of a region's zones. */
  public static String of(String region) {
    return OTHERS.getOrDefault(region, OF_MOST);
  }
}

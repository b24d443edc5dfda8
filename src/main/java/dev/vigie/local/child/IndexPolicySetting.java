package dev.vigie.local.child;

import java.util.List;
import org.opensearch.common.settings.Setting;
import org.opensearch.plugins.Plugin;

/**
 * Knows the one index setting that Operate and Tasklist write and that only a full OpenSearch
 * distribution has; without it their indices are refused. It has no effect.
 */
public class IndexPolicySetting extends Plugin {

  private static final Setting<String> POLICY =
      Setting.simpleString(
          "index.plugins.index_state_management.policy_id",
          Setting.Property.IndexScope,
          Setting.Property.Dynamic);

  @Override
  public List<Setting<?>> getSettings() {
    return List.of(POLICY);
  }
}

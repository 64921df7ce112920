package dev.berth.core.run;

import dev.berth.core.function.SecuritySpec;

/**
 * What a workload may do.
 *
 * @param ids as whom it runs
 * @param readOnlyRoot whether it can write nothing but its volumes
 * @param newPrivileges whether its programs may become more than who started them
 */
public record WorkloadSecurity(SecuritySpec ids, boolean readOnlyRoot, boolean newPrivileges) {}

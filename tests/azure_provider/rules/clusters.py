"""All rules of clusters, pools and maintenance windows."""

from . import cluster_access as access
from . import cluster_features as features
from . import cluster_network as network
from . import cluster_pools, pools
from .rule import Rules

RULES = {
    "azure-native:containerservice:ManagedCluster": Rules(
        inputs=(
            access.prefix_is_given,
            access.cluster_has_an_identity,
            access.kubelet_identity_needs_own_control_plane,
            access.private_cluster_has_no_ranges,
            access.private_options_need_a_private_cluster,
            access.own_zone_needs_own_identity,
            access.integration_has_a_subnet,
            access.local_accounts_stay_without_entra,
            access.entra_is_managed,
            access.workload_identity_needs_an_issuer,
            features.version_is_supported,
            features.long_term_support_is_premium,
            features.add_ons_are_known,
            features.virtual_nodes_name_a_subnet,
            features.virtual_nodes_need_flat_networking,
            features.virtual_nodes_exclude,
            features.monitoring_names_a_workspace,
            features.cleaner_waits_in_range,
            features.channels_fit,
            features.automatic_cluster_is_left_alone,
            features.provisioning_excludes,
            network.kubenet_is_not_used,
            network.dataplane_fits_policy,
            network.pod_range_is_for_overlay,
            network.service_range_holds_dns,
            network.ranges_do_not_overlap,
            network.balancer_is_standard,
            network.outbound_type_fits_network,
            network.pools_share_a_network,
            cluster_pools.cluster_has_a_system_pool,
            *pools.INLINE_POOLS,
        ),
        writes=(
            access.issuer_stays,
            access.privacy_stays,
            access.control_plane_may_join_subnets,
            access.control_plane_may_use_kubelet_identity,
            access.own_zone_is_ready,
            access.api_server_subnet_is_delegated,
            features.version_moves_one_step_up,
            features.virtual_nodes_subnet_is_ready,
            features.workspaces_exist,
            features.node_group_is_its_own,
            network.subnets_carry_the_outbound_type,
            network.node_subnets_exist,
            network.service_range_is_not_the_networks,
            network.subnet_is_large_enough,
            cluster_pools.no_pool_is_added_inline,
            cluster_pools.inline_pools_stay_as_made,
            cluster_pools.inline_versions_fit_control_plane,
        ),
    ),
    "azure-native:containerservice:AgentPool": Rules(
        inputs=pools.POOL_INPUTS,
        writes=(
            cluster_pools.pool_stays_as_made,
            cluster_pools.pool_fits_version,
            cluster_pools.pool_has_its_own_name,
            cluster_pools.pool_lies_in_the_clusters_network,
            cluster_pools.control_plane_may_join_the_subnet,
            cluster_pools.pool_has_room,
            cluster_pools.provisioning_needs_no_autoscaler,
        ),
        deletions=(features.cluster_takes_its_pools_along,),
    ),
    "azure-native:containerservice:MaintenanceConfiguration": Rules(
        inputs=(features.window_is_known, features.window_is_well_formed)
    ),
}

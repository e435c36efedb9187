package main

import (
	"context"
	"fmt"
	"net"
	"strconv"

	grpcprom "github.com/grpc-ecosystem/go-grpc-middleware/providers/prometheus"
	keda "github.com/kedacore/keda/v2/apis/keda/v1alpha1"
	"github.com/kedacore/keda/v2/pkg/metricsservice"
	kedaprovider "github.com/kedacore/keda/v2/pkg/provider"
	kedautil "github.com/kedacore/keda/v2/pkg/util"
	"k8s.io/client-go/kubernetes/scheme"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/cache"
	metrics "sigs.k8s.io/controller-runtime/pkg/metrics/server"
	adapter "sigs.k8s.io/custom-metrics-apiserver/pkg/cmd"
)

// serveExternalMetrics is the external metrics API that the HPA asks. It passes each question on to
// the operator, until ctx ends.
func serveExternalMetrics(ctx context.Context) error {
	server := adapter.AdapterBase{Name: "keda-adapter"}
	flags := server.Flags()
	port := flags.Int("port", 8080, "Port of the metrics about this process, on loopback.")
	operator := flags.String("metrics-service-address", "", "Address of the operator's metrics service.")
	if err := parse(flags); err != nil {
		return err
	}
	objects, err := objectCache(&server, *port)
	if err != nil {
		return err
	}
	certificates := server.SecureServing.ServerCert.CertDirectory
	client, err := metricsservice.NewGrpcClient(ctx, *operator, certificates, "", "", grpcprom.NewClientMetrics(), false)
	if err != nil {
		return fmt.Errorf("metrics service of the operator at %q: %w", *operator, err)
	}
	ctx, stop := context.WithCancelCause(ctx)
	go func() { stop(objects.Start(ctx)) }()
	server.WithExternalMetrics(kedaprovider.NewProvider(ctx, ctrl.Log, objects.GetClient(), *client))
	if err := server.Run(ctx); err != nil {
		return err
	}
	if cause := context.Cause(ctx); cause != context.Canceled {
		return cause
	}
	return nil
}

// objectCache is the manager through which the provider reads ScaledObjects.
func objectCache(server *adapter.AdapterBase, metricsPort int) (ctrl.Manager, error) {
	if err := keda.AddToScheme(scheme.Scheme); err != nil {
		return nil, fmt.Errorf("KEDA's types: %w", err)
	}
	namespaces, err := kedautil.GetWatchNamespaces()
	if err != nil {
		return nil, err
	}
	config, err := server.ClientConfig()
	if err != nil {
		return nil, err
	}
	return ctrl.NewManager(config, ctrl.Options{
		Scheme:  scheme.Scheme,
		Metrics: metrics.Options{BindAddress: net.JoinHostPort(loopback, strconv.Itoa(metricsPort))},
		Cache:   cache.Options{DefaultNamespaces: namespaces, DefaultTransform: kedautil.CacheObjectTransform},
	})
}

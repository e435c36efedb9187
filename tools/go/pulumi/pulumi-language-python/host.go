package main

import (
	"context"
	"os/exec"
	"syscall"
	"time"

	"github.com/pulumi/pulumi/sdk/v3/go/common/version"
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/protobuf/types/known/emptypb"
)

// How long a program may take to end when it is told to, before it is killed.
const terminationGrace = 10 * time.Second

// host answers the engine. What it does not implement (`pulumi new`, `pulumi package add`) is
// answered as unimplemented.
type host struct {
	pulumirpc.UnimplementedLanguageRuntimeServer
	engine    string
	cancelled context.Context
	cancel    context.CancelFunc
}

func newHost(engine string) *host {
	cancelled, cancel := context.WithCancel(context.Background())
	return &host{engine: engine, cancelled: cancelled, cancel: cancel}
}

// Handshake is the engine's first call when it gives its address this way and not as an argument.
func (h *host) Handshake(_ context.Context, request *pulumirpc.LanguageHandshakeRequest,
) (*pulumirpc.LanguageHandshakeResponse, error) {
	if address := request.GetEngineAddress(); address != "" {
		h.engine = address
	}
	return &pulumirpc.LanguageHandshakeResponse{}, nil
}

// GetPluginInfo says the version of the SDK that this host is built with.
func (h *host) GetPluginInfo(context.Context, *emptypb.Empty) (*pulumirpc.PluginInfo, error) {
	return &pulumirpc.PluginInfo{Version: version.Version}, nil
}

// GetRequiredPackages names no package: the engine would try to download each one that it lacks.
// It finds what is installed by the names and versions that the program registers.
func (h *host) GetRequiredPackages(context.Context, *pulumirpc.GetRequiredPackagesRequest,
) (*pulumirpc.GetRequiredPackagesResponse, error) {
	return &pulumirpc.GetRequiredPackagesResponse{}, nil
}

// Cancel ends the programs and plugins that run.
func (h *host) Cancel(context.Context, *emptypb.Empty) (*emptypb.Empty, error) {
	h.cancel()
	return &emptypb.Empty{}, nil
}

// untilCancelled is request's context, which ends also when the engine cancels the host.
func (h *host) untilCancelled(request context.Context) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(request)
	context.AfterFunc(h.cancelled, stop)
	return ctx, stop
}

// terminable makes the end of its context a SIGTERM, on which Python ends without a traceback.
func terminable(command *exec.Cmd) {
	command.Cancel = func() error { return command.Process.Signal(syscall.SIGTERM) }
	command.WaitDelay = terminationGrace
}

package main

import (
	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// InstallDependencies installs the Python packages of a program or plugin that has no virtual
// environment yet. The engine asks before it runs a plugin from a folder, each time, and an
// install asks a registry each time; where there is an environment, it is used as it is.
func (h *host) InstallDependencies(request *pulumirpc.InstallDependenciesRequest,
	stream pulumirpc.LanguageRuntime_InstallDependenciesServer,
) error {
	python, err := pythonOf(request.GetInfo())
	if err != nil {
		return err
	}
	ctx, stop := h.untilCancelled(stream.Context())
	defer stop()
	if python.ValidateVenv(ctx) == nil {
		return nil
	}
	stdout := writerFunc(func(text []byte) (int, error) {
		return len(text), stream.Send(&pulumirpc.InstallDependenciesResponse{Stdout: text})
	})
	stderr := writerFunc(func(text []byte) (int, error) {
		return len(text), stream.Send(&pulumirpc.InstallDependenciesResponse{Stderr: text})
	})
	folder := request.GetInfo().GetProgramDirectory()
	return python.InstallDependencies(ctx, folder, request.GetUseLanguageVersionTools(), true, stdout, stderr)
}

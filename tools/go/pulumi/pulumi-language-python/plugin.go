package main

import (
	"errors"
	"os/exec"
	"sync"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

// RunPlugin runs a plugin written in Python (a folder with PulumiPlugin.yaml) until it ends or the
// engine closes the stream, and sends what it prints.
func (h *host) RunPlugin(request *pulumirpc.RunPluginRequest, stream pulumirpc.LanguageRuntime_RunPluginServer) error {
	ctx, stop := h.untilCancelled(stream.Context())
	defer stop()
	arguments := append([]string{entryPoint(request.GetInfo())}, request.GetArgs()...)
	command, err := pythonCommand(ctx, request.GetInfo(), request.GetEnv(), arguments...)
	if err != nil {
		return err
	}
	command.Dir = request.GetPwd()
	output := pluginOutput{stream: stream}
	command.Stdout, command.Stderr = output.writer(stdoutMessage), output.writer(stderrMessage)
	err = command.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return output.send(&pulumirpc.RunPluginResponse{
			Output: &pulumirpc.RunPluginResponse_Exitcode{Exitcode: int32(exit.ExitCode())},
		})
	}
	return err
}

// pluginOutput lets standard output and standard error share a stream, which takes one message at a time.
type pluginOutput struct {
	mutex  sync.Mutex
	stream pulumirpc.LanguageRuntime_RunPluginServer
}

func (o *pluginOutput) send(message *pulumirpc.RunPluginResponse) error {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.stream.Send(message)
}

func (o *pluginOutput) writer(message func([]byte) *pulumirpc.RunPluginResponse) writerFunc {
	return func(text []byte) (int, error) { return len(text), o.send(message(text)) }
}

func stdoutMessage(text []byte) *pulumirpc.RunPluginResponse {
	return &pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stdout{Stdout: text}}
}

func stderrMessage(text []byte) *pulumirpc.RunPluginResponse {
	return &pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stderr{Stderr: text}}
}

type writerFunc func([]byte) (int, error)

func (write writerFunc) Write(text []byte) (int, error) { return write(text) }

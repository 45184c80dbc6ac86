# What sets the size of burst and cycle
# Two panels on logarithmic axes. Left, over the step size, four parallel rising lines: the cycle below, the bursts of three decay rates above. Right, over the memory, the burst rises and the cycle is flat.
#
# gnuplot run on this file draws the figure beside it, under the same name: .svg, .png

stem = ARG0[1:strlen(ARG0) - 3]
drawing = exists("drawing") ? drawing + 1 : 1  # once for each format
if (drawing == 1) set terminal svg size 720,408 rounded noenhanced font 'DejaVu Sans, sans-serif,12' fontscale 1.15 background 'white'; set output stem.'.svg'
if (drawing == 2) set terminal pngcairo size 1440,816 rounded noenhanced font 'DejaVu Sans,12' fontscale 1.725 pointscale 2.66 linewidth 2 dashlength 2; set output stem.'.png'

set multiplot

reset
# Panel 1: the step size
set encoding utf8
set label 1 'What sets the size of burst and cycle' at screen 0.5, screen 0.9473 center font ',14'
set label 2 'the step size' at screen 0.31108, screen 0.86765 center
set label 3 'distance from the minimum' at screen 0.02639, screen 0.54272 center rotate by 90
set label 4 'step size' at screen 0.31108, screen 0.16265 center
set xrange [0.0008318:0.1202]
set yrange [0.0003737:0.967]
set logscale x
set logscale y
set xtics ('10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1, '' 0.03 1, '' 0.04 1, '' 0.05 1, '' 0.06 1, '' 0.07 1, '' 0.08 1, '' 0.09 1) offset 0,0.35
set ytics ('10⁻³' 0.001, '10⁻²' 0.01, '10⁻¹' 0.1, '' 4e-04 1, '' 5e-04 1, '' 6e-04 1, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1, '' 0.03 1, '' 0.04 1, '' 0.05 1, '' 0.06 1, '' 0.07 1, '' 0.08 1, '' 0.09 1, '' 0.2 1, '' 0.3 1, '' 0.4 1, '' 0.5 1, '' 0.6 1, '' 0.7 1, '' 0.8 1, '' 0.9 1)
set lmargin at screen 0.1087
set rmargin at screen 0.51345
set bmargin at screen 0.25701
set tmargin at screen 0.82843
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y
$path <<EOD
0.001 0.007198183145552245
0.0017782794100389228 0.013002720701537329
0.0031622776601683794 0.02266036408428557
0.005623413251903491 0.04041862675307067
0.01 0.07317208368899732
0.01778279410038923 0.12808004713172422
0.03162277660168379 0.2313205958406407
0.05623413251903491 0.40999663753240295
0.1 0.7227907784542137
EOD

# x y
$path_2 <<EOD
0.001 0.0021585496193137384
0.0017782794100389228 0.003956984975085141
0.0031622776601683794 0.007237208883810702
0.005623413251903491 0.011828425686516444
0.01 0.023156160723186412
0.01778279410038923 0.04058496386235594
0.03162277660168379 0.07137194219186024
0.05623413251903491 0.12127264449967727
0.1 0.2236532582756139
EOD

# x y
$path_3 <<EOD
0.001 0.0009427570157776176
0.0017782794100389228 0.0017697786592311675
0.0031622776601683794 0.0031551813779778547
0.005623413251903491 0.005708929938567407
0.01 0.010003499792956103
0.01778279410038923 0.016883155824038185
0.03162277660168379 0.03400824254625012
0.05623413251903491 0.06100273495725613
0.1 0.09392314390769742
EOD

# x y
$path_4 <<EOD
0.001 0.0004999900000000005
0.0017782794100389228 0.0008891297050194621
0.0031622776601683794 0.0015811288300841887
0.005623413251903491 0.002811696625951745
0.01 0.004999990000000325
0.01778279410038923 0.00889138705020653
0.03162277660168379 0.01581137830088458
0.05623413251903491 0.028117056259592297
0.1 0.04999999000012844
EOD

plot $path using 1:2 with lines linecolor rgb '#22262e' linewidth 1.5 title 'burst, ρ = 0.99' at screen 0.15692, screen 0.1026, \
     $path using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#22262e' linewidth 1.5 title ' ' at screen 0.15692, screen 0.1026, \
     $path_2 using 1:2 with lines linecolor rgb '#5b6472' linewidth 1.5 title 'burst, ρ = 0.9' at screen 0.38245, screen 0.1026, \
     $path_2 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#5b6472' linewidth 1.5 title ' ' at screen 0.38245, screen 0.1026, \
     $path_3 using 1:2 with lines linecolor rgb '#868e99' linewidth 1.5 title 'burst, ρ = 0.5' at screen 0.15692, screen 0.05113, \
     $path_3 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#868e99' linewidth 1.5 title ' ' at screen 0.15692, screen 0.05113, \
     $path_4 using 1:2 with lines linecolor rgb '#0a55d6' linewidth 1.5 title 'cycle, each ρ' at screen 0.38245, screen 0.05113, \
     $path_4 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#0a55d6' linewidth 1.5 title ' ' at screen 0.38245, screen 0.05113

reset
# Panel 2: the memory, at step size 0.01
set encoding utf8
set label 1 'the memory, at step size 0.01' at screen 0.77262, screen 0.86765 center
set label 2 '1 / (1 − ρ)' at screen 0.77262, screen 0.16265 center
set xrange [1.71:116.9]
set yrange [0.0003737:0.967]
set logscale x
set logscale y
set xtics ('2' 2, '5' 5, '10' 10, '20' 20, '50' 50, '100' 100, '' 3 1, '' 4 1, '' 6 1, '' 7 1, '' 8 1, '' 9 1, '' 30 1, '' 40 1, '' 60 1, '' 70 1, '' 80 1, '' 90 1) offset 0,0.35
set ytics ('' 0.001, '' 0.01, '' 0.1, '' 4e-04 1, '' 5e-04 1, '' 6e-04 1, '' 7e-04 1, '' 8e-04 1, '' 9e-04 1, '' 0.002 1, '' 0.003 1, '' 0.004 1, '' 0.005 1, '' 0.006 1, '' 0.007 1, '' 0.008 1, '' 0.009 1, '' 0.02 1, '' 0.03 1, '' 0.04 1, '' 0.05 1, '' 0.06 1, '' 0.07 1, '' 0.08 1, '' 0.09 1, '' 0.2 1, '' 0.3 1, '' 0.4 1, '' 0.5 1, '' 0.6 1, '' 0.7 1, '' 0.8 1, '' 0.9 1)
set lmargin at screen 0.57025
set rmargin at screen 0.975
set bmargin at screen 0.25701
set tmargin at screen 0.82843
set clip two
set grid back linecolor rgb '#e4e4e4' linewidth 0.7 linetype 1
set key Left reverse noenhanced samplen 2 textcolor rgb '#202020'
set style fill solid noborder
set border linewidth 0.8 linecolor rgb '#404040'
set tics textcolor rgb '#202020' nomirror out scale 0.5

# x y
$path_5 <<EOD
2 0.010003499792956103
3 0.012016515576348072
5.000000000000001 0.016516274145231727
10 0.023156160723186412
20.000000000000004 0.03245176289247443
49.99999999999999 0.05126343422507421
100 0.07317208368899732
EOD

# x y
$path_6 <<EOD
2 0.004999990000000004
3 0.004999989999999998
5.000000000000001 0.004999989999999998
10 0.004999990000000325
20.000000000000004 0.004999990000049259
49.99999999999999 0.004999990000868399
100 0.004999990005473755
EOD

plot $path_5 using 1:2 with lines linecolor rgb '#5b6472' linewidth 1.5 title 'burst' at screen 0.70772, screen 0.1026, \
     $path_5 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#5b6472' linewidth 1.5 title ' ' at screen 0.70772, screen 0.1026, \
     $path_6 using 1:2 with lines linecolor rgb '#0a55d6' linewidth 1.5 title 'cycle' at screen 0.83798, screen 0.1026, \
     $path_6 using 1:2 with points pointtype 7 pointsize 0.46 linecolor rgb '#0a55d6' linewidth 1.5 title ' ' at screen 0.83798, screen 0.1026

unset multiplot

unset output
if (drawing < 2) load ARG0
